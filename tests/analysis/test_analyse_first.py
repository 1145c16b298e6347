from datetime import UTC, datetime

from briefing_app.analysis.analyse import analyse
from briefing_app.domain.article import Article
from briefing_app.domain.identity import ArticleId


def test_a_named_minister_is_the_speaker_of_her_quotation():
    text = "“The queue ends here,” Energy Minister Marta Liepin said on Thursday."
    article = Article(ArticleId(1), "", text, "", datetime(2026, 1, 1, tzinfo=UTC), language="en")
    [statement] = analyse(article).statements
    assert statement.attribution.content[0].of(text) == "The queue ends here"
    assert statement.speaker is not None
    assert analyse(article).actors[statement.speaker].name == "Marta Liepin"
