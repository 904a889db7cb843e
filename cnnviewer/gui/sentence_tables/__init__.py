"""Every sentence that a room without Qt may say, and the words inside of them; the files are written by
packaging/sentences.py. A place to fill in is {0}, {1} ..., or {a}, {b} ... where what comes is translated itself.
"""

from cnnviewer.gui.sentence_tables import engine, exchange, networks, operators, phrases, rest, sources, words

SENTENCES: tuple[str, ...] = (
    *engine.TEXTS,
    *exchange.TEXTS,
    *operators.TEXTS,
    *networks.TEXTS,
    *sources.TEXTS,
    *rest.TEXTS,
)
WORDS: tuple[str, ...] = (*words.TEXTS, *phrases.TEXTS)
