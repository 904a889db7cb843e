"""Sentences of engine/exchange. Written by packaging/sentences.py."""

# ruff: noqa: E501 - one text a line
# fmt: off

from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

TEXTS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Sentence", "Network {0} cannot be written as ONNX: {a}; change that first."),
    QT_TRANSLATE_NOOP("Sentence", "The input {0} of {1} has no shape; export the network with one."),
    QT_TRANSLATE_NOOP("Sentence", "The input {0} of {1} takes no array of numbers; export the network with one."),
    QT_TRANSLATE_NOOP("Sentence", "The node {0} ({1}) of {2} {a}."),
    QT_TRANSLATE_NOOP("Sentence", "The output {0} of {1} is made by nobody; export it again."),
    QT_TRANSLATE_NOOP("Sentence", "The value {0} of {1} is made twice, the second time by a node {2}; export the network again."),
    QT_TRANSLATE_NOOP("Sentence", "The value {0}, which a node {1} of {2} takes, is made by nobody; export the network again."),
    QT_TRANSLATE_NOOP("Sentence", "The weight {a} of {0} holds text or numbers of a type that is not known here; export the network with others."),
    QT_TRANSLATE_NOOP("Sentence", "The weight {a} of {0} is damaged ({b}); export the network again."),
    QT_TRANSLATE_NOOP("Sentence", "The weights of {0} up to {1} take {a} GB, more than the {2} that can be read; choose a smaller network."),
    QT_TRANSLATE_NOOP("Sentence", "its attribute {0} is {a}"),
    QT_TRANSLATE_NOOP("Sentence", "{0} has no input or no operators; export a whole network."),
    QT_TRANSLATE_NOOP("Sentence", "{0} has two weights of the name {1}, or one without; export it again."),
    QT_TRANSLATE_NOOP("Sentence", "{0} holds a constant that is no array of numbers; export it without."),
    QT_TRANSLATE_NOOP("Sentence", "{0} holds sparse weights, which cannot be read; export it with dense weights."),
    QT_TRANSLATE_NOOP("Sentence", "{0} is no ONNX network, or only a part of one; export it again."),
    QT_TRANSLATE_NOOP("Sentence", "{0} is not a valid ONNX network: the node {1} ({2}) {a}; export it again."),
    QT_TRANSLATE_NOOP("Sentence", "{0} is written in ONNX opset {1}; export it again with opset {2} or newer."),
    QT_TRANSLATE_NOOP("Sentence", "{0} is written in ONNX opset {1}; export it with opset {2}, the newest known here."),
    QT_TRANSLATE_NOOP("Sentence", "{0} keeps its weights in another file; open it as a file beside that."),
    QT_TRANSLATE_NOOP("Sentence", "{0} runs in a circle: a node {1} needs its own result {2}; export a network without loops."),
)
