"""The tables of sentences that the window translates: complete, up to date, and told apart."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
from pathlib import Path

from cnnviewer.gui.sentence_tables import SENTENCES, WORDS
from cnnviewer.gui.sentences import most_specific, template

ROOT = Path(__file__).parents[2]


def test_the_tables_hold_what_the_source_says_now() -> None:
    advice = "run python packaging/sentences.py and translate what is new (see cnnviewer/gui/translation.py)"
    for path, text in runpy.run_path(str(ROOT / "packaging" / "sentences.py"))["tables"]().items():
        before = path.read_text("utf-8") if path.exists() else ""
        changed = sorted(set(text.splitlines()) ^ set(before.splitlines()))
        assert text == before, f"{path.name}: {advice}: {changed}"


def test_every_text_stands_in_the_tables_once() -> None:
    assert len({*SENTENCES, *WORDS}) == len(SENTENCES) + len(WORDS)
    assert len(SENTENCES) > 300
    assert all(re.search("[a-z]{2}|: {a}$", text) for text in (*SENTENCES, *WORDS))


def test_calls_conditions_and_loops_are_followed_to_their_words() -> None:
    assert "The node {0} ({1}) cannot run: {a}" in SENTENCES
    assert "The operator {0} is not supported; export the network without it." in SENTENCES
    assert "The operator {0} (ONNX opset {1}) is not supported; export the network without it." in SENTENCES
    assert "{0} is a PDF document; export the page as a PNG picture." in SENTENCES
    assert {"rows", "kernel size", "{a} along the rows", "{a} is missing"} <= set(WORDS)


def test_in_english_the_tables_are_not_loaded() -> None:
    program = (
        "import sys\nfrom cnnviewer.gui.sentences import in_language\n"
        "assert in_language('clip.webm is back.') == 'clip.webm is back.'\n"
        "assert 'cnnviewer.gui.sentence_tables' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_the_values_of_a_template_are_found_in_what_was_made_from_it() -> None:
    one = template("{0} has {1} x {2} pixels; make {a} smaller.")
    assert one.values("a has b.png has 30 x 40 pixels; make it smaller.") == {
        "0": "a",
        "1": "b.png has 30",
        "2": "40",
        "a": "it",
    }
    assert one.values("a.png has 30 pixels; make it smaller.") is None
    assert one.values("a.png has 30 x 40 pixels; make it larger.") is None


def test_a_value_may_be_empty_but_fixed_texts_may_not_overlap() -> None:
    one = template("{0} is is {1}.")
    assert one.values(" is is .") == {"0": "", "1": ""}
    assert template("ab{0}bc").values("abc") is None


def test_of_several_templates_the_most_specific_one_counts() -> None:
    known = [
        template("The {0} is {1}."),
        template("The {0} is {1}; stop."),
        template("{0}: {a}"),
        template("{0} is {1}."),
    ]
    for text, letters in (("The cat is here; stop.", 9), ("The cat is here.", 5), ("A cat is here.", 2)):
        said = most_specific((text,), known)
        assert said is not None and (said.text, said.letters) == (text, letters)
    assert most_specific(("cats: and dogs",), known) is None
