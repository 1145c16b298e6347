"""The archive makes the very same bytes again, whatever became of library and product files."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import samples
from issue_cases import BRIEFING, another, issued

from briefing_app.document.frozen import ENGINE
from briefing_app.document.products.product_file import product_names
from briefing_app.domain.identity import IssueId
from briefing_app.errors import BriefingError
from briefing_app.workspace import edits
from briefing_app.workspace.composing import documents
from briefing_app.workspace.issuing import handing_over, rebuilding
from briefing_app.workspace.tasks import render_frozen
from briefing_app.workspace.workspace import Workspace

EMBLEM = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fccf"
    "c0f01f0005050201a5f5c3e30000000049454e44ae426082"
)
"""A PNG of one dot."""


def made_again(desk: Workspace, issue_id: IssueId, kind: str) -> bytes:
    """Return a file of an issue as the archive makes it again."""
    return render_frozen(rebuilding.frozen_of(desk.store, issue_id), (kind,))[0].data


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_the_same_bytes_come_out_after_everything_changed(desk: Workspace, kind: str) -> None:
    record = issued(desk)
    desk.apply(edits.rename_actor(desk.store, samples.ROE.id, "Somebody Else"))
    desk.apply(edits.edit_article(desk.store, samples.FULL_ARTICLE.id, outlet="Other Wire"))
    desk.apply(edits.set_speaker(desk.store, samples.OPEN_PORT.id, samples.DORN.id))
    desk.apply(edits.remove_articles(desk.store, [samples.BUDGET_ARTICLE.id]))
    assert made_again(desk, record.id, kind) == desk.store.issue_files(record.id)[kind]


@pytest.mark.parametrize("product", product_names())
def test_every_product_comes_out_the_same_again(desk: Workspace, product: str) -> None:
    desk.apply(edits.set_product(desk.store, BRIEFING, product))
    desk.apply(edits.set_subject(desk.store, BRIEFING, samples.DORN.id))
    record = issued(desk)
    desk.apply(edits.rename_actor(desk.store, samples.DORN.id, "Somebody Else"))
    desk.apply(edits.set_topic(desk.store, [samples.OPEN_PORT.id], "Other"))
    for kind, kept in desk.store.issue_files(record.id).items():
        assert made_again(desk, record.id, kind) == kept


def test_the_users_own_files_are_kept_as_they_were(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BRIEFING_DESK_HOME", str(tmp_path / "home"))
    products, styles = (tmp_path / "home" / "config" / name for name in ("products", "house_styles"))
    for folder in (products, styles):
        folder.mkdir(parents=True)
    own = products / "own-review.toml"
    own.write_text('base = "daily-press-review"\nnotice = "For the house."\n', encoding="utf-8")
    style = styles / "own.toml"
    emblem = styles / "arms.png"
    emblem.write_bytes(EMBLEM)
    style.write_text(
        'name = "Own"\nbase = "ministry"\nemblem = "arms.png"\nemblem_alt = "Arms"\n', encoding="utf-8"
    )
    desk.apply(edits.change_briefing(desk.store, BRIEFING, "own", product="own-review", house_style="own"))
    record = issued(desk)
    frozen = desk.store.frozen(record.id)
    assert frozen is not None
    assert [place for place, _ in frozen.files] == [
        "products/own-review.toml",
        "products/daily-press-review.toml",
        "house_styles/arms.png",
        "house_styles/own.toml",
        "house_styles/ministry.toml",
    ]
    own.unlink()
    emblem.unlink()
    style.write_text("name = 'broken'", encoding="utf-8")
    made = dict(zip(("pdf", "docx"), render_frozen(frozen, ("pdf", "docx")), strict=True))
    outcome = rebuilding.compared(desk.store, record.id, made)
    assert outcome.same == {"pdf": True, "docx": True}
    assert outcome.sentence == (
        "PDF and DOCX were made again from the frozen copy, and every byte is the same."
    )


def test_another_version_of_the_program_says_so(desk: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    record = issued(desk)
    frozen = desk.store.frozen(record.id)
    assert frozen is not None
    other = replace(frozen, briefing=replace(frozen.briefing, title="Other"))
    made = {"pdf": render_frozen(other, ("pdf",))[0]}
    differing = rebuilding.compared(desk.store, record.id, made)
    assert not differing.is_same
    assert differing.sentence.startswith("PDF came out differently. The kept files")
    monkeypatch.setattr(rebuilding, "ENGINE", "Briefing Desk 99")
    told = rebuilding.compared(desk.store, record.id, made).sentence
    assert f"the issue was made by {ENGINE}, this is Briefing Desk 99" in told


def test_what_was_only_exported_cannot_be_made_again(desk: Workspace) -> None:
    frozen = documents.frozen_for(desk.store, samples.BRIEFING, samples.NOW)
    written = render_frozen(frozen, ("pdf",))
    record = handing_over.record_export(
        desk, samples.BRIEFING, (Path("/out/review.pdf"),), written, samples.NOW
    )
    with pytest.raises(BriefingError, match="without being issued"):
        rebuilding.frozen_of(desk.store, record.id)


def test_what_several_issues_hold_is_kept_once(desk: Workspace) -> None:
    issued(desk)
    one = desk.store._database.value("SELECT count(*) FROM part")
    other = another(desk)
    section = desk.store.briefing(other).sections[0].id
    desk.apply(edits.place_articles(desk.store, other, section, [samples.FULL_ARTICLE.id]))
    issued(desk, other)
    # head, PDF and Word file are new; the article's text, product and house style are there already
    assert desk.store._database.value("SELECT count(*) FROM part") == one + 3


def test_a_damaged_part_is_found_by_the_check(desk: Workspace) -> None:
    issued(desk)
    sql = "UPDATE part SET data = ? WHERE digest = (SELECT min(digest) FROM part)"
    desk.store._database.run(sql, (b"\0",))
    [told] = desk.store.check()
    assert "no longer what was kept" in told
