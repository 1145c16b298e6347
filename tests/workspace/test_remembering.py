"""What a person once said of an actor is found by itself in the next article, read by the real engine."""

from __future__ import annotations

import samples

from briefing_app.domain.actors.actor import Actor, ActorKind
from briefing_app.domain.articles.article import Article
from briefing_app.domain.edit import Change
from briefing_app.domain.identity import ActorId
from briefing_app.domain.statements.statement import Certainty
from briefing_app.storage.store import Store
from briefing_app.workspace import edits
from briefing_app.workspace.actors.known_names import known_names_in
from briefing_app.workspace.actors.likely_same import proposal_for, proposals_for
from briefing_app.workspace.arriving import adopting as intake
from briefing_app.workspace.tasks import read_article
from briefing_app.workspace.workspace import Workspace

FIRST = (
    "KARLSHAVEN — Energy Minister Jana Kosova told reporters on Friday that the port would stay open. "
    "“We will not sell the quay,” Kosova said.\n\n"
    "Ivo Lang, chairman of the Harbour Union, called the plan a mistake. “Nobody asked us,” Lang said."
)
SECOND = (
    "OSTRAND — The Iron Lady of the North said on Monday that the port would reopen in March. "
    "Aides of the Iron Lady said nothing.\n\n"
    "“The quay is safe,” Jana Kosova said. Ivo Lang, the union’s chairman, said he was glad."
)


def read(desk: Workspace, number: int, text: str) -> Article:
    article = samples.article(number, text, headline=f"Article {number}")
    desk.apply(edits.import_articles(desk.store, [article]))
    intake.read(desk, article, read_article(article))
    return article


def called(store: Store, name: str) -> Actor:
    (actor,) = store.actors_called([name])
    return actor


def named_in(store: Store, article: Article) -> dict[str, list[str]]:
    """Return the words of the text that stand for each actor, by its name."""
    found: dict[str, list[str]] = {}
    for span, who in store.mentions_of(article.id).mentions:
        found.setdefault(store.actor(who).name, []).append(span.of(article.text))
    return found


def test_a_confirmed_actor_keeps_its_name_and_function(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    read(desk, 1, FIRST)
    lang = called(desk.store, "Ivo Lang")
    desk.apply(edits.set_function(desk.store, lang.id, "President", "Harbour Union"))
    second = read(desk, 2, SECOND)
    assert called(desk.store, "Ivo Lang").id == lang.id
    assert called(desk.store, "Ivo Lang").functions == desk.store.actor(lang.id).functions
    assert desk.store.actor(lang.id).function.display == "President, Harbour Union"  # type: ignore[union-attr]
    assert lang.id in {actor.id for actor, _ in desk.store.actors_of(second.id)}


def test_a_renamed_actor_is_found_under_the_old_name(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    read(desk, 1, FIRST)
    kosova = called(desk.store, "Jana Kosova")
    desk.apply(edits.rename_actor(desk.store, kosova.id, "Jana Kosová"))
    second = read(desk, 2, SECOND)
    assert [a.id for a, _ in desk.store.actors_of(second.id) if a.name == "Jana Kosová"] == [kosova.id]
    said = [one for one in desk.store.statements_of(second.id) if "safe" in one.passage.quote]
    assert [one.actor_id for one in said] == [kosova.id]


def test_an_alias_is_found_where_the_engine_sees_no_name(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    read(desk, 1, FIRST)
    kosova = called(desk.store, "Jana Kosova")
    desk.apply(edits.set_aliases(desk.store, kosova.id, [*kosova.aliases, "the Iron Lady of the North"]))
    second = read(desk, 2, SECOND)
    assert "Iron Lady of the North" in named_in(desk.store, second)["Jana Kosova"]
    reopened = next(one for one in desk.store.statements_of(second.id) if "reopen" in one.passage.quote)
    assert reopened.actor_id == kosova.id
    assert desk.store.check() == []


def test_merged_actors_are_found_as_one(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    read(desk, 1, FIRST)
    other = "Yana Kosova, the energy minister, said the quay was safe."
    first = read(desk, 3, other)
    keep, gone = called(desk.store, "Jana Kosova"), called(desk.store, "Yana Kosova")
    desk.apply(edits.merge_actors(desk.store, keep.id, [gone.id]))
    second = read(desk, 4, "OSTRAND — Yana Kosova said on Monday that the port would reopen.")
    for article in (first, second):
        assert keep.id in {actor.id for actor, _ in desk.store.actors_of(article.id)}
        assert [one.actor_id for one in desk.store.statements_of(article.id)] == [keep.id]


def test_a_kind_that_was_set_right_stays_right(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    read(desk, 1, FIRST)
    lang = called(desk.store, "Ivo Lang")
    desk.apply(edits.set_kind(desk.store, lang.id, ActorKind.GROUP))
    second = read(desk, 2, SECOND)
    assert called(desk.store, "Ivo Lang").kind is ActorKind.GROUP
    assert lang.id in {actor.id for actor, _ in desk.store.actors_of(second.id)}


def test_a_speaker_set_by_hand_lends_the_actor_the_name_in_the_text(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    empty_store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
    text = "the Grey Wolf said that the port stays open."
    article = samples.article(7, text)
    span = samples.span_of(text, "that the port stays open")
    attribution = samples.Attribution(
        (span,),
        samples.span_of(text, "the Grey Wolf"),
        samples.span_of(text, "said"),
        samples.Manner.INDIRECT,
    )
    unknown = samples.statement(
        77, "that the port stays open", of=article, actor=None, attribution=attribution
    )
    desk.store.write([Change(None, article), Change(None, unknown)])
    desk.apply(edits.set_speaker(desk.store, unknown.id, samples.DORN.id))
    assert called(desk.store, "Pavel Dorn").aliases == ("Grey Wolf",)
    assert called(desk.store, "Pavel Dorn").confirmed
    later = read(desk, 8, "On Sunday the Grey Wolf said that the quay was safe. Wolves were seen.")
    assert named_in(desk.store, later)["Pavel Dorn"] == ["Grey Wolf"]
    assert desk.undo() is not None
    desk.undo()
    assert desk.store.actor(samples.DORN.id) == samples.DORN


def test_an_office_is_no_name_to_remember(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    empty_store.write([Change(None, one) for one in samples.EVERYTHING], samples.ORIGINALS)
    desk.apply(edits.set_speaker(desk.store, samples.DEFICIT.id, samples.LIND.id))
    assert desk.store.actor(samples.LIND.id) == samples.LIND


# the look-up


def known(store: Store, text: str) -> list[tuple[str, str]]:
    return [(name.span.of(text), name.actor.name) for name in known_names_in(store, text)]


def stored(
    store: Store, name: str, *aliases: str, kind: ActorKind = ActorKind.PERSON, **fields: object
) -> Actor:
    actor = edits.new_actor(name, kind, aliases=aliases)
    store.write([Change(None, actor)])
    return actor


def test_only_whole_words_and_capitals_count(empty_store: Store) -> None:
    stored(empty_store, "Benjamin Netan", "Bibi", "King Bibi", "B. Netan")
    text = "So Bibi met bibi, Bibiana and BIBI. King Bibi’s men, B. Netan and Benjamin\nNetan came."
    assert known(empty_store, text) == [
        ("Bibi", "Benjamin Netan"),
        ("King Bibi", "Benjamin Netan"),
        ("B. Netan", "Benjamin Netan"),
        ("Benjamin\nNetan", "Benjamin Netan"),
    ]


def test_surnames_offices_and_sentence_ends_are_no_names(empty_store: Store) -> None:
    stored(empty_store, "Ana Kos", "Kos", "the Energy Minister", "the minister", "Minister")
    stored(empty_store, "Foreign Ministry", "the ministry", kind=ActorKind.ORGANISATION)
    text = "The Energy Minister left Ana. Kos stayed. Minister Kos and the Foreign Ministry said so in May."
    assert known(empty_store, text) == []


def test_only_confirmed_actors_are_looked_up(empty_store: Store) -> None:
    empty_store.write([Change(None, Actor(ActorId(1), "Ana Kos", ActorKind.PERSON, ("Iron Ana",)))])
    assert known(empty_store, "Ana Kos, Iron Ana.") == []


def test_a_name_of_two_actors_is_nobodys(empty_store: Store) -> None:
    stored(empty_store, "Ana Kos", "Iron Lady")
    stored(empty_store, "Eva Kos", "the Iron Lady")
    assert known(empty_store, "The Iron Lady met Ana Kos.") == [("Ana Kos", "Ana Kos")]


def test_an_acronym_is_found_in_capitals_only(empty_store: Store) -> None:
    stored(empty_store, "Northern Seabed Watch", "NSW", kind=ActorKind.ORGANISATION)
    assert known(empty_store, "NSW, nsw and Nsw.") == [("NSW", "Northern Seabed Watch")]


def test_somebody_who_speaks_for_another_is_not_the_other(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    stored(empty_store, "Ana Kos", "the Iron Lady")
    article = read(desk, 1, "A neighbour of the Iron Lady said that the port would close.")
    assert [one.certainty for one in desk.store.statements_of(article.id)] == [Certainty.UNNAMED]


# proposals


def test_another_spelling_is_proposed_never_merged_and_a_refusal_is_remembered(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    lukashenko = stored(empty_store, "Alexander Lukashenko")
    article = read(desk, 1, "MINSK — Alyaksandr Lukashenka said on Friday that the border would stay open.")
    lukashenka = called(desk.store, "Alyaksandr Lukashenka")
    proposals = proposals_for(desk.store, (actor for actor, _ in desk.store.actors_of(article.id)))
    proposal = proposals[lukashenka.id]
    assert (proposal.known.id, proposal.reason) == (lukashenko.id, "another spelling")
    desk.apply(edits.keep_apart(desk.store, lukashenka.id, lukashenko.id))
    assert desk.undo_label == "keep Alyaksandr Lukashenka and Alexander Lukashenko apart"
    assert proposal_for(desk.store, desk.store.actor(lukashenka.id)) is None
    later = read(desk, 2, "MINSK — Alyaksandr Lukashenka said on Sunday that the border would close.")
    named = [actor for actor, _ in desk.store.actors_of(later.id)]
    assert lukashenka.id in {actor.id for actor in named}
    assert lukashenka.id not in proposals_for(desk.store, named)


def test_undo_of_a_refusal_proposes_again(empty_store: Store) -> None:
    desk = Workspace(empty_store)
    first, second = stored(empty_store, "Ana Kos"), stored(empty_store, "Ana Koss")
    desk.apply(edits.keep_apart(desk.store, second.id, first.id))
    assert proposal_for(desk.store, desk.store.actor(second.id)) is None
    desk.undo()
    assert proposal_for(desk.store, desk.store.actor(second.id)) is not None


def test_the_confirmed_or_the_older_one_is_kept(empty_store: Store) -> None:
    older = Actor(ActorId(1), "Ana Koss", ActorKind.PERSON)
    newer = edits.new_actor("Ana Kos")
    empty_store.write([Change(None, older), Change(None, newer)])
    proposal = proposal_for(empty_store, older)
    assert proposal is not None
    assert proposal.known == newer
    assert proposal_for(empty_store, newer) is None


def test_a_surname_alone_is_proposed_only_where_one_actor_has_it(empty_store: Store) -> None:
    stored(empty_store, "Ana Kosova")
    alone = Actor(ActorId(1 << 62), "Kosova", ActorKind.PERSON)
    empty_store.write([Change(None, alone)])
    proposal = proposal_for(empty_store, alone)
    assert proposal is not None
    assert proposal.reason == "the surname alone"
    stored(empty_store, "Eva Kosova")
    assert proposal_for(empty_store, alone) is None


def test_what_was_split_is_not_proposed_to_be_merged(desk: Workspace) -> None:
    desk.apply(edits.split_actor(desk.store, samples.ROE.id, "J. Roe"))
    (split,) = desk.store.actors_called(["J. Roe"])
    assert proposal_for(desk.store, split) is None


def test_a_merge_takes_refusals_along(desk: Workspace) -> None:
    desk.apply(edits.keep_apart(desk.store, samples.DORN.id, samples.LIND.id))
    desk.apply(edits.merge_actors(desk.store, samples.ROE.id, [samples.DORN.id]))
    assert desk.store.actor(samples.ROE.id).distinct_from == (samples.LIND.id,)


def test_one_word_at_the_start_of_a_sentence_may_be_any_word(empty_store: Store) -> None:
    stored(empty_store, "Benjamin Netan", "Bibi")
    assert known(empty_store, "Bibi left. “Bibi stays,” he said, but Bibi left.") == [
        ("Bibi", "Benjamin Netan")
    ]
