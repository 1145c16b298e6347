"""The program works from an installed wheel, with its resources, away from the checkout."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy of the checkout and unpack it into a folder of its own."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    for part in ("briefing_app", "resources"):
        shutil.copytree(ROOT / part, source / part, ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / part, source)
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(source)],
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    [wheel] = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    return folder / "site"


def test_every_resource_is_in_the_wheel(site: Path) -> None:
    ours = {p.relative_to(ROOT / "resources") for p in (ROOT / "resources").rglob("*") if p.is_file()}
    shipped = site / "briefing_app" / "_resources"

    missing = {path for path in ours if "__pycache__" not in path.parts and not (shipped / path).is_file()}

    assert not missing


def test_it_starts_and_builds_a_briefing_elsewhere(site: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(
        "“The port will open in March,” said Jane Roe, minister of transport.", encoding="utf-8"
    )
    environment = {**os.environ, "PYTHONPATH": str(site), "BRIEFING_DESK_HOME": str(tmp_path)}

    done = subprocess.run(
        [sys.executable, "-m", "briefing_app", "build", "a.txt", "--out", "a.pdf"],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
