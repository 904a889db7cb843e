"""Sentences of all other rooms. Written by packaging/sentences.py."""

# ruff: noqa: E501 - one text a line
# fmt: off

from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

TEXTS: tuple[str, ...] = (
    QT_TRANSLATE_NOOP("Sentence", "A fault in the program stopped {a}; the log has the details."),
    QT_TRANSLATE_NOOP("Sentence", "A notice is {0}, not {1}."),
    QT_TRANSLATE_NOOP("Sentence", "Layers of different size do not fit into one .npy array; choose .npz."),
    QT_TRANSLATE_NOOP("Sentence", "Network {0} has no layer {1}; choose one of {2}."),
    QT_TRANSLATE_NOOP("Sentence", "Reading {0} stopped because of a fault in the program; open it again."),
    QT_TRANSLATE_NOOP("Sentence", "The export was cancelled; nothing was written."),
    QT_TRANSLATE_NOOP("Sentence", "The last session could not be restored, {a}: {b}"),
    QT_TRANSLATE_NOOP("Sentence", "The maps could not be computed because of a fault in the program ({0}: {a}); undo the last change."),
    QT_TRANSLATE_NOOP("Sentence", "The selected layer has no kernels; select a convolution."),
    QT_TRANSLATE_NOOP("Sentence", "The session could not be written to {0} ({a}); choose another place."),
    QT_TRANSLATE_NOOP("Sentence", "The session holds NaN or infinity and cannot be saved; undo the last change."),
    QT_TRANSLATE_NOOP("Sentence", "The setting {0} cannot be {1}."),
    QT_TRANSLATE_NOOP("Sentence", "The settings could not be written to {0} ({a})."),
    QT_TRANSLATE_NOOP("Sentence", "The settings file {0} is damaged; {a} and the defaults are used."),
    QT_TRANSLATE_NOOP("Sentence", "The settings in {0} cannot be read ({a}); the defaults are used."),
    QT_TRANSLATE_NOOP("Sentence", "The window knows no network {0}; choose one of {1}."),
    QT_TRANSLATE_NOOP("Sentence", "There are no maps to export yet; open a source first."),
    QT_TRANSLATE_NOOP("Sentence", "There are no numbers to check; choose another picture."),
    QT_TRANSLATE_NOOP("Sentence", "There is no colour map {0}; choose one of {1}."),
    QT_TRANSLATE_NOOP("Sentence", "There is no setting {0}."),
    QT_TRANSLATE_NOOP("Sentence", "There is not enough memory for these maps; choose a smaller size on the preprocessing card."),
    QT_TRANSLATE_NOOP("Sentence", "There is nothing to export yet; wait until the network has run."),
    QT_TRANSLATE_NOOP("Sentence", "{0} cannot be read ({a}); check that it is a file you may read."),
    QT_TRANSLATE_NOOP("Sentence", "{0} could not be written: there is not enough memory; export fewer maps."),
    QT_TRANSLATE_NOOP("Sentence", "{0} could not be written: {a}."),
    QT_TRANSLATE_NOOP("Sentence", "{0} gave no picture; check that it can be played."),
    QT_TRANSLATE_NOOP("Sentence", "{0} has no feature maps to export; select a layer in the strip."),
    QT_TRANSLATE_NOOP("Sentence", "{0} has the session format {1}, which never existed; open another file."),
    QT_TRANSLATE_NOOP("Sentence", "{0} holds a network that cannot be built: {a}"),
    QT_TRANSLATE_NOOP("Sentence", "{0} is back."),
    QT_TRANSLATE_NOOP("Sentence", "{0} is damaged ({a}); open another session."),
    QT_TRANSLATE_NOOP("Sentence", "{0} is not a session file, or only a part of one; open another file."),
    QT_TRANSLATE_NOOP("Sentence", "{0} is not a session of cnnviewer; open another file."),
    QT_TRANSLATE_NOOP("Sentence", "{0} is too large for a session; open another file."),
    QT_TRANSLATE_NOOP("Sentence", "{0} was written by a newer version of cnnviewer; update the program to open it."),
    QT_TRANSLATE_NOOP("Sentence", "{a}; choose one of {0}."),
)
