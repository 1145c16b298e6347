"""The command line needs no Qt, and nothing heavy is loaded before it is needed."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("docx", "reportlab", "lxml", "trafilatura", "pypdfium2", "uharfbuzz", "PySide6")
OF_THE_NETWORK = ("httpcore", "h11", "feedparser", "idna", "certifi", "ssl")


def loaded_by(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys; print(*{{m.split(chr(46))[0] for m in sys.modules}})"],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return set(done.stdout.split("\n")[-2].split())


def test_starting_the_command_line_loads_nothing_heavy() -> None:
    assert loaded_by("import briefing_app.bootstrap, briefing_app.cli").isdisjoint(HEAVY)


def test_the_library_opens_without_anything_heavy() -> None:
    assert loaded_by("import briefing_app.storage.store, briefing_app.workspace.workspace").isdisjoint(HEAVY)


@pytest.mark.parametrize("format", ["pdf", "docx", "txt"])
def test_a_briefing_is_built_where_there_is_no_qt(tmp_path: Path, format: str) -> None:
    out = tmp_path / f"briefing.{format}"
    sample = next((ROOT / "resources" / "samples").glob("01-*.txt"))
    code = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from briefing_app.bootstrap import main\n"
        f"sys.exit(main(['build', {str(sample)!r}, '--out', {str(out)!r}]))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )

    assert done.returncode == 0, done.stderr
    assert out.stat().st_size > 500


def test_nothing_of_the_network_is_loaded_before_something_is_wanted_of_it() -> None:
    window = "import briefing_app.ui.application, briefing_app.ui.window.window_deeds"
    commands = "import briefing_app.cli, briefing_app.workspace.web.keeper, briefing_app.workspace.web.visit"
    ready = (
        "from briefing_app.settings import Settings\n"
        "from briefing_app.workspace.web.network import make_visits\n"
        "make_visits(Settings(network_allowed=('10.0.0.0/8',)))"
    )
    for code in (window, commands, ready):
        assert loaded_by(code).isdisjoint(OF_THE_NETWORK)
