"""What the documents say about the program is there: modules, links, sources, networks."""

import re
import runpy
from pathlib import Path

import pytest

from cnnviewer.networks.architectures import ARCHITECTURES
from cnnviewer.networks.load import network_names
from cnnviewer.networks.zoo import ALIASES
from cnnviewer.sources.pattern import PATTERNS
from cnnviewer.sources.samples import samples

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in DOCUMENTS}


@pytest.mark.parametrize("name", TEXTS)
def test_every_link_of_a_document_leads_somewhere(name: str) -> None:
    links = re.findall(r"\]\(([^)#]+)\)", TEXTS[name])
    broken = [link for link in links if "://" not in link and not ((ROOT / name).parent / link).exists()]
    assert not broken


def test_every_module_in_the_architecture_exists() -> None:
    agreements = TEXTS["docs/architecture.md"].split("## Agreements")[1]
    modules = re.findall(r"^    ([a-z_]+(?:\.[a-z_]+)?)  ", agreements, re.MULTILINE)
    assert len(modules) > 40
    places = {module: ROOT / "cnnviewer" / module.replace(".", "/") for module in modules}
    missing = [module for module, path in places.items() if not (path.is_dir() or path.with_suffix(".py").exists())]
    assert not missing


def test_every_room_stands_in_the_architecture() -> None:
    rooms = {path.parent.name for path in (ROOT / "cnnviewer").glob("*/__init__.py")}
    described = set(re.findall(r"`([a-z]+)/`", TEXTS["docs/architecture.md"]))
    assert rooms == described


def test_every_source_and_network_in_the_commands_of_the_readme_exists() -> None:
    commands = [line for line in TEXTS["README.md"].splitlines() if line.startswith("    cnnviewer")]
    named = re.findall(r"\b(sample|pattern|network|info)[: ]([a-z0-9-]+)", "\n".join(commands))
    networks = {*network_names(), *ALIASES, *ARCHITECTURES}
    known = {"sample": {one.name for one in samples()}, "pattern": PATTERNS, "network": networks, "info": networks}
    assert named
    assert not [(kind, what) for kind, what in named if what not in known[kind]]


def test_the_page_of_operators_is_up_to_date() -> None:
    page = runpy.run_path(str(ROOT / "packaging" / "operators_page.py"))["page"]
    assert TEXTS["docs/operators.md"] == page(), "run python packaging/operators_page.py"
