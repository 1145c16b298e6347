"""The paper on the screen, when what is to be shown is no paper."""

from __future__ import annotations

from briefing_app.ui.paper.paper_bar import paper_colours
from briefing_app.ui.paper.paper_view import PaperView
from briefing_app.workspace.composing.documents import document_for
from briefing_app.workspace.tasks import lay_out


def test_a_damaged_pdf_is_said_in_place_of_paper_and_the_next_one_is_shown(desk, qtbot):
    store = desk.workspace.store
    briefing = store.briefing(desk.workspace.current_briefing)
    rendered = lay_out(document_for(store, briefing, briefing.created_at), briefing.house_style)
    view = PaperView(paper_colours(desk.theme))
    qtbot.addWidget(view)
    view.show_pdf(rendered.data, rendered.placements)
    assert view.page_count == 1

    view.show_pdf(b"%PDF-1.7 torn", ())
    assert view.page_count == 0
    assert view.words_of_page(0) == ""
    assert "damaged" in view.message

    view.show_pdf(rendered.data, rendered.placements)
    assert view.page_count == 1
    assert view.message == ""
