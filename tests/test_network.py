"""The network says what the store says: every arrow with its words, the strongest relation only, nothing added."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from vankien.errors import QueryError, UnknownDocument, UnknownTerm
from vankien.graph.assignments import tasks
from vankien.graph.cascade import CASCADE, chain, chain_in
from vankien.graph.identity import Names
from vankien.graph.model import Organ, PartialDate
from vankien.graph.network import days, network, reach
from vankien.graph.present import shown, tree
from vankien.graph.profile import show
from vankien.graph.store import QuadStore, memory_store
from vankien.graph.terms import NOTATION, PREF_LABEL, RDF_TYPE, date_quads, integer, organ_quads
from vankien.graph.vocabulary import concept, vk

NAMES = Names()
FILE = NamedNode(NAMES.file("a" * 64))
CONCLUSIONS = NamedNode(NAMES.conclusions)

CENTRE = Organ("ban-chap-hanh-trung-uong", "Ban Chấp hành Trung ương", "central")
SECRETARIAT = Organ("ban-bi-thu", "Ban Bí thư", "central")
CITY = Organ("thanh-uy-hai-phong", "Thành ủy Hải Phòng", "province")
OFFICE = Organ("van-phong-thanh-uy-hai-phong", "Văn phòng Thành ủy Hải Phòng", "province")
SERVICE = Organ("so-khoa-hoc-va-cong-nghe-hai-phong", "Sở Khoa học và Công nghệ Hải Phòng", "state-province")
CELLS = Organ("hai-phong-cap-uy", "cấp ủy (Hải Phòng)", "province", None, True)


def doc(path: str) -> str:
    return f"{NAMES.base}doc/{path}"


NQ20 = doc("trung-uong/nq/20/2012-11-01")
KL50 = doc("trung-uong/kl/50/2019-05-30")
NQ45 = doc("trung-uong/nq/45/2019-01-24")
NQ08 = doc("thanh-uy-hai-phong/nq/8/2013-05-16")
CV1046 = doc("thanh-uy-hai-phong/cv/1046/2019-09-18")


class Writer:
    """Quads written the way the loaders and the conclusions write them."""

    def __init__(self) -> None:
        self.quads: list[Quad] = []

    def say(self, subject: str, term: str, value: NamedNode | Literal, graph: NamedNode = CONCLUSIONS) -> None:
        self.quads.append(Quad(NamedNode(subject), NamedNode(vk(term)), value, graph))

    def document(
        self, iri: str, symbol: str, kind: str, issuer: Organ, date: str, *, loaded: bool = False, title: str = ""
    ) -> None:
        graph = FILE if loaded else CONCLUSIONS
        self.quads.append(Quad(NamedNode(iri), RDF_TYPE, NamedNode(vk("Document")), graph))
        self.quads.append(Quad(NamedNode(concept("kind", kind)), NOTATION, Literal(kind), CONCLUSIONS))
        self.quads.append(
            Quad(NamedNode(concept("kind", kind)), PREF_LABEL, Literal({"CV": "công văn"}.get(kind, kind)), CONCLUSIONS)
        )
        self.say(iri, "symbol", Literal(symbol), graph)
        self.say(iri, "documentType", NamedNode(concept("kind", kind)), graph)
        self.say(iri, "issuer", NamedNode(NAMES.organ(issuer.slug)), graph)
        if title:
            self.say(iri, "title", Literal(title), graph)
        if loaded:
            self.say(iri, "source", FILE, graph)
            self.say(FILE.value, "path", Literal("b.txt"), graph)
            self.say(FILE.value, "path", Literal("a.txt"), graph)  # one content, two paths
        if date:
            self.quads += date_quads(NamedNode(iri), PartialDate.parse(date), graph)

    def evidence(self, node: str, quote: str, start: int, sentence: str, rule: str) -> None:
        self.say(node, "inFile", FILE, FILE)
        self.say(node, "quote", Literal(quote), FILE)
        self.say(node, "sentence", Literal(sentence), FILE)
        self.say(node, "start", integer(start), FILE)
        self.say(node, "end", integer(start + len(quote)), FILE)
        self.say(node, "rule", Literal(rule), FILE)

    def edge(self, u: str, relation: str, v: str) -> None:
        for term in {relation, "cites"}:
            self.say(u, term, NamedNode(v))

    def cites(self, u: str, relation: str, v: str, start: int, status: str = "resolved") -> str:
        node = f"{FILE.value}/citation/{start}"
        self.quads.append(Quad(NamedNode(node), RDF_TYPE, NamedNode(vk("Citation")), FILE))
        self.say(node, "inDocument", NamedNode(u), FILE)
        self.say(node, "relation", NamedNode(vk(relation)), FILE)
        self.evidence(node, f"quote {start}", start, f"sentence {start}", f"rule {start}")
        self.say(node, "target", NamedNode(v))
        self.say(node, "status", NamedNode(concept("status", status)))
        self.edge(u, relation, v)
        return node

    def states(self, said_in: str, one: str, relation: str, other: str, ends: tuple[str, str], start: int) -> None:
        node = f"{FILE.value}/statement/{start}"
        self.quads.append(Quad(NamedNode(node), RDF_TYPE, NamedNode(vk("Statement")), FILE))
        self.say(node, "inDocument", NamedNode(said_in), FILE)
        self.say(node, "relation", NamedNode(vk(relation)), FILE)
        self.say(node, "subjectCitation", NamedNode(ends[0]), FILE)
        self.say(node, "objectCitation", NamedNode(ends[1]), FILE)
        self.evidence(node, f"quote {start}", start, f"sentence {start}", f"rule {start}")
        self.say(node, "subject", NamedNode(one))
        self.say(node, "object", NamedNode(other))
        self.edge(one, relation, other)

    def task(
        self, u: str, position: int, text: str, organs: list[tuple[Organ, str, str]], *, due: str = "", words: str = ""
    ) -> None:
        node = f"{FILE.value}/task/{position}"
        self.quads.append(Quad(NamedNode(node), RDF_TYPE, NamedNode(vk("Task")), FILE))
        self.say(node, "assignedIn", NamedNode(u), FILE)
        self.say(node, "label", Literal(str(position)), FILE)
        self.say(node, "text", Literal(text), FILE)
        self.evidence(node, text, 1000 * position, text, "task")
        if words:
            self.say(node, "deadlineText", Literal(words), FILE)
        if due:
            self.quads += date_quads(NamedNode(node), PartialDate.parse(due), FILE, due=True)
        for k, (organ, written, role) in enumerate(organs):
            part = f"{FILE.value}/assignment/{position}-{k}"
            self.say(node, "assignment", NamedNode(part), FILE)
            self.say(part, "assignee", NamedNode(NAMES.organ(organ.slug)), FILE)
            self.say(part, "assigneeText", Literal(written), FILE)
            self.say(part, "role", NamedNode(concept("role", role)), FILE)
            self.evidence(part, written, 1000 * position + 10 * k, text, "assignment")
            self.say(u, "assignsTo", NamedNode(NAMES.organ(organ.slug)), FILE)


def letter() -> Writer:
    """1046-CV/TU of Hải Phòng, told in our own words: five documents, three tasks."""
    made = Writer()
    for organ in (CENTRE, SECRETARIAT, CITY, OFFICE, SERVICE, CELLS):
        made.quads += organ_quads(organ, NAMES, CONCLUSIONS)
    made.document(NQ20, "20-NQ/TW", "NQ", CENTRE, "2012-11-01", title="về phát triển khoa học và công nghệ")
    made.document(KL50, "50-KL/TW", "KL", SECRETARIAT, "2019-05-30")
    made.document(NQ45, "45-NQ/TW", "NQ", SECRETARIAT, "2019")
    made.document(NQ08, "08-NQ/TU", "NQ", CITY, "")
    made.document(CV1046, "1046-CV/TU", "CV", CITY, "2019-09-18", loaded=True, title="thực hiện Kết luận số 50-KL/TW")
    one = made.cites(CV1046, "implements", KL50, 100)
    made.cites(CV1046, "cites", KL50, 50)
    other = made.cites(CV1046, "cites", NQ20, 150)
    made.states(CV1046, KL50, "implements", NQ20, (one, other), 100)
    made.cites(CV1046, "implements", KL50, 300)
    made.cites(CV1046, "cites", NQ45, 400, "ambiguous")
    made.cites(CV1046, "cites", NQ08, 500)
    made.task(CV1046, 1, "Các cấp ủy quán triệt.", [(CELLS, "cấp ủy", "lead")])
    made.task(
        CV1046,
        2,
        "Văn phòng theo dõi.",
        [(OFFICE, "Văn phòng Thành ủy", "supervise")],
        due="2019-Q4",
        words="trong Quý IV/2019",
    )
    made.task(
        CV1046, 3, "Sở chủ trì, phối hợp với Văn phòng.",
        [(SERVICE, "Sở Khoa học và Công nghệ", "lead"), (OFFICE, "Văn phòng Thành ủy", "coordinate")],
        due="2019-10-15", words="trước ngày 15/10/2019",
    )  # fmt: skip
    return made


@pytest.fixture
def store() -> Iterator[QuadStore]:
    with memory_store(NAMES) as made:
        made.add(letter().quads)
        yield made


def test_a_document_carries_what_is_known_of_it(store: QuadStore) -> None:
    node = network(store).nodes[CV1046]
    assert node["what"] == "document" and node["loaded"] is True
    assert (node["label"], node["kind"], node["issuer"], node["level"]) == (
        "1046-CV/TU",
        "CV",
        "Thành ủy Hải Phòng",
        "province",
    )
    assert (node["date"], node["earliest"], node["latest"]) == ("2019-09-18",) * 3


def test_what_is_not_known_is_none_and_every_attribute_is_there(store: QuadStore) -> None:
    found = network(store)
    assert (
        found.nodes[NQ08]["date"] is None
        and found.nodes[NQ08]["title"] is None
        and found.nodes[NQ08]["loaded"] is False
    )
    assert len({tuple(sorted(data)) for _, data in found.nodes(data=True)}) == 1


def test_a_partial_date_is_kept_as_it_is_with_its_bounds(store: QuadStore) -> None:
    node = network(store).nodes[NQ45]
    assert (node["date"], node["earliest"], node["latest"]) == ("2019", "2019-01-01", "2019-12-31")


def test_a_plain_mention_is_an_arrow_only_where_nothing_stronger_joins_the_two(store: QuadStore) -> None:
    found = network(store)
    assert set(found[CV1046][KL50]) == {"implements"}
    assert set(found[CV1046][NQ20]) == {"cites"}
    assert found[CV1046][KL50]["implements"]["mentions"] == 3


def test_an_arrow_runs_from_the_citing_to_the_cited_document(store: QuadStore) -> None:
    found = network(store)
    assert found.has_edge(CV1046, KL50) and not found.has_edge(KL50, CV1046)


def test_an_arrow_shows_the_words_it_was_read_from_in_the_order_of_the_text(store: QuadStore) -> None:
    edge = network(store)[CV1046][KL50]["implements"]
    assert [e["quote"] for e in edge["evidence"]] == ["quote 100", "quote 300"]
    assert (edge["quote"], edge["sentence"], edge["rule"], edge["status"]) == (
        "quote 100",
        "sentence 100",
        "rule 100",
        "resolved",
    )
    assert edge["evidence"][0] == {
        "quote": "quote 100", "sentence": "sentence 100", "start": 100, "end": 109, "file": "a.txt", "rule": "rule 100",
        "status": "resolved", "in_document": CV1046,
    }  # fmt: skip


def test_what_a_third_document_says_is_an_arrow_with_that_document_as_its_place(store: QuadStore) -> None:
    edge = network(store)[KL50][NQ20]["implements"]
    assert [e["in_document"] for e in edge["evidence"]] == [CV1046]
    assert (edge["days"], edge["mentions"], edge["status"]) == (2401, 0, "resolved")


def test_an_arrow_to_what_is_not_certain_says_so(store: QuadStore) -> None:
    assert network(store)[CV1046][NQ45]["cites"]["status"] == "ambiguous"


def test_an_organ_hangs_on_the_document_that_charges_it_with_its_tasks(store: QuadStore) -> None:
    found = network(store)
    edge = found[CV1046][NAMES.organ(OFFICE.slug)]["assignsTo"]
    assert (edge["roles"], edge["role"], edge["label"]) == (["coordinate", "supervise"], "coordinate", "2")
    assert [(t["label"], t["role"], t["deadline"], t["deadline_text"], t["due_by"]) for t in edge["tasks"]] == [
        ("2", "supervise", "2019-Q4", "trong Quý IV/2019", "2019-12-31"),
        ("3", "coordinate", "2019-10-15", "trước ngày 15/10/2019", "2019-10-15"),
    ]
    assert found.nodes[NAMES.organ(CELLS.slug)]["is_class"] is True
    assert found.nodes[NAMES.organ(OFFICE.slug)]["label"] == "Văn phòng Thành ủy Hải Phòng"


def test_only_organs_that_are_charged_are_nodes(store: QuadStore) -> None:
    assert NAMES.organ(CENTRE.slug) not in network(store)
    assert not any(data["what"] == "organ" for _, data in network(store, organs=False).nodes(data=True))


@pytest.mark.parametrize(
    ("filters", "kept"),
    [
        ({"documents": [NQ20, KL50]}, {NQ20, KL50}),
        ({"issuers": ["ban bi thu"]}, {KL50, NQ45}),  # typed without any accent
        ({"issuers": ["ban bì thu"]}, set()),  # ư is another letter than u, not another tone
        ({"issuers": ["Ban Bi thư"]}, {KL50, NQ45}),
        ({"issuers": [NAMES.organ(CITY.slug)]}, {CV1046, NQ08}),
        ({"levels": ["province"]}, {CV1046, NQ08}),
        ({"dates": ("2019-06-01", None)}, {CV1046, NQ45}),  # 2019 can be later than June
        ({"dates": (None, "2019-05")}, {NQ20, KL50, NQ45}),  # up to the last day of May
        ({"dates": ("2019-05-30", "2019-05-30"), "levels": "central"}, {KL50, NQ45}),
        ({"documents": []}, set()),
    ],
)
def test_documents_are_chosen_by_what_they_are(store: QuadStore, filters: dict[str, object], kept: set[str]) -> None:
    found = network(store, organs=False, **filters)  # type: ignore[arg-type]
    assert set(found) == kept


def test_relations_choose_arrows_and_leave_the_nodes(store: QuadStore) -> None:
    found = network(store, relations=["implements"])
    assert {key for *_, key in found.edges(keys=True)} == {"implements"}
    assert set(found) == {NQ20, KL50, NQ45, NQ08, CV1046}


def test_without_the_words_the_same_nodes_and_arrows_stand_with_the_same_days(store: QuadStore) -> None:
    full, light = network(store), network(store, evidence=False)
    assert list(full.nodes(data=True)) == list(light.nodes(data=True))
    assert list(full.edges(keys=True)) == list(light.edges(keys=True))
    for u, v, key, data in light.edges(keys=True, data=True):
        said = full[u][v][key]
        assert set(data) == set(said)
        assert (data["relation"], data["days"]) == (said["relation"], said["days"])
        assert not data["evidence"] if "evidence" in data else data["tasks"] == []
        assert (data["quote"], data["sentence"], data["file"]) == (None, None, None)


def test_of_two_codes_of_one_kind_a_document_has_the_one_in_its_symbol(store: QuadStore) -> None:
    kind = NamedNode(concept("kind", "DA"))
    for iri, symbol in ((doc("a"), "1-DA/TU"), (doc("b"), "2-ĐA/TU"), (doc("c"), "3")):
        store.add([
            Quad(NamedNode(iri), RDF_TYPE, NamedNode(vk("Document")), CONCLUSIONS),
            Quad(NamedNode(iri), NamedNode(vk("symbol")), Literal(symbol), CONCLUSIONS),
            Quad(NamedNode(iri), NamedNode(vk("documentType")), kind, CONCLUSIONS),
        ])  # fmt: skip
    store.add(Quad(kind, NOTATION, Literal(code), CONCLUSIONS) for code in ("DA", "ĐA"))
    made = network(store)
    assert [made.nodes[doc(name)]["kind"] for name in "abc"] == ["DA", "ĐA", "ĐA"]


def test_a_relation_that_does_not_exist_is_an_error(store: QuadStore) -> None:
    with pytest.raises(UnknownTerm, match="implemented"):
        network(store, relations=["implemented"])


def test_a_date_that_is_none_is_an_error(store: QuadStore) -> None:
    with pytest.raises(QueryError, match="31/12/2019"):
        network(store, dates=(None, "31/12/2019"))


def test_the_network_does_not_depend_on_the_order_of_the_quads(store: QuadStore) -> None:
    with memory_store(NAMES) as other:
        for quad in reversed(letter().quads):
            other.add([quad])
        one, two = network(store), network(other)
    assert list(one.nodes(data=True)) == list(two.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(two.edges(keys=True, data=True))


def test_an_empty_store_is_an_empty_network() -> None:
    with memory_store(NAMES) as empty:
        assert len(network(empty)) == 0 and tasks(empty) == ()


@pytest.mark.parametrize(
    ("later", "earlier", "expected"),
    [
        ("2019-09-18", "2019-05-30", 111),
        ("2012-11-01", "2019-05-30", -2401),  # the citing one is older: a mistake somewhere, shown as it is
        ("2019-09-18", "2019-09-18", 0),
        ("2019-09", "2019-05-30", None),
        (None, "2019-05-30", None),
        ("2020-Q4", "2019-05-30", None),
    ],
)
def test_days_are_counted_only_between_days(later: str | None, earlier: str | None, expected: int | None) -> None:
    assert days({"date": later}, {"date": earlier}) == expected


def test_reach_goes_up_and_down_along_the_relations(store: QuadStore) -> None:
    assert reach(store, KL50, relations=CASCADE) == {NQ20, KL50, CV1046}
    assert reach(store, KL50, relations=CASCADE, up=False) == {KL50, CV1046}
    assert reach(store, KL50, relations=CASCADE, down=False) == {KL50, NQ20}


def test_a_chain_asked_of_the_store_is_the_chain_of_the_network(store: QuadStore) -> None:
    for name in (NQ20, KL50, CV1046):
        assert chain_in(store, name) == chain(network(store), name)


def test_the_letter_s_chain_reads_from_the_centre_to_the_organs(store: QuadStore) -> None:
    lines = tree(chain_in(store, NQ20)).splitlines()
    assert lines[0].startswith("20-NQ/TW · Ban Chấp hành Trung ương · 2012-11-01")
    assert lines[2] == "└─ 50-KL/TW · Ban Bí thư · 2019-05-30 — thực hiện, sau 2.401 ngày / 2,401 days later"
    assert (
        lines[3].strip() == "└─ 1046-CV/TU · Thành ủy Hải Phòng · 2019-09-18 — thực hiện, sau 111 ngày / 111 days later"
    )
    assert [line.split("─ ")[1].split(" — ")[0] for line in lines if " — giao: " in line] == [
        "cấp ủy (Hải Phòng)", "Văn phòng Thành ủy Hải Phòng", "Sở Khoa học và Công nghệ Hải Phòng",
    ]  # fmt: skip


# who must do what by when


def rows(store: QuadStore, **asked: str) -> list[tuple[str, str | None, str | None]]:
    return [(row.organ.split()[0], row.role, row.deadline) for row in tasks(store, **asked)]


def test_tasks_come_by_deadline_then_in_the_order_of_the_text(store: QuadStore) -> None:
    assert rows(store) == [
        ("Sở", "lead", "2019-10-15"), ("Văn", "coordinate", "2019-10-15"), ("Văn", "supervise", "2019-Q4"), ("cấp", "lead", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"organ": "van phong"}, 2),  # typed without any accent
        ({"organ": "van phòng"}, 0),  # ă is another letter than a
        ({"organ": "văn phòng"}, 2),
        ({"organ": "Văn phong Thanh uỷ"}, 2),  # tones and the place of the mark do not matter
        ({"organ": NAMES.organ(SERVICE.slug)}, 1),
        ({"organ": "Sở Tài chính"}, 0),
        ({"before": "2019-10-15"}, 2),  # due on that day counts
        ({"before": "2019-10-14"}, 0),
        ({"before": "2019"}, 3),
        ({"document": CV1046}, 4),
        ({"document": NQ20}, 0),
    ],
)
def test_tasks_are_chosen_by_organ_document_and_deadline(store: QuadStore, asked: dict[str, str], count: int) -> None:
    assert len(rows(store, **asked)) == count


def test_a_task_leads_back_to_its_place(store: QuadStore) -> None:
    row = tasks(store, organ="Sở Khoa học")[0]
    assert (row.file, row.start, row.assigned_as, row.symbol) == (
        "a.txt",
        3000,
        "Sở Khoa học và Công nghệ",
        "1046-CV/TU",
    )
    assert row.assignment.endswith("/assignment/3-0") and row.task.endswith("/task/3")


@pytest.mark.parametrize("name", ["x y", "http://a> } ; DROP ALL", "", "<a>"])
def test_what_is_no_iri_never_reaches_the_question(store: QuadStore, name: str) -> None:
    with pytest.raises(UnknownDocument):
        tasks(store, document=name)


# one document


def test_show_gives_relations_both_ways_with_their_sentences(store: QuadStore) -> None:
    found = show(store, KL50)
    assert [(link.relation, link.label, link.days) for link in found.out] == [("implements", "20-NQ/TW", 2401)]
    assert [(link.relation, link.label, link.days, link.mentions) for link in found.into] == [
        ("implements", "1046-CV/TU", 111, 3)
    ]
    assert [e[1] for e in found.into[0].evidence] == ["sentence 100", "sentence 300"]
    assert found.files == () and found.issuer == "Ban Bí thư"


def test_show_lists_header_and_tasks_of_a_loaded_document(store: QuadStore) -> None:
    found = show(store, CV1046)
    assert (found.symbol, found.kind, found.kind_name, found.files) == ("1046-CV/TU", "CV", "công văn", ("a.txt",))
    assert [(row.label, row.organ.split()[0]) for row in found.tasks] == [
        ("1", "cấp"),
        ("2", "Văn"),
        ("3", "Sở"),
        ("3", "Văn"),
    ]
    assert [(u.quote, u.status) for u in found.unsure] == [("quote 400", "ambiguous")]


def test_a_shown_document_is_readable_text(store: QuadStore) -> None:
    text = shown(show(store, KL50))
    assert text.startswith("KL 50-KL/TW\n")
    assert "thực hiện: 20-NQ/TW · Ban Chấp hành Trung ương · 2012-11-01" in text
    assert "được thực hiện bởi: 1046-CV/TU · Thành ủy Hải Phòng · 2019-09-18 · sau 111 ngày / 111 days later" in text
    assert "“sentence 300” (a.txt:300–309)" in text
    assert "chưa có toàn văn" in text
    assert "Giao nhiệm vụ / Tasks (3)" in shown(show(store, CV1046))


def test_a_document_that_is_not_there_is_said_so(store: QuadStore) -> None:
    with pytest.raises(UnknownDocument, match="no such document"):
        show(store, doc("trung-uong/nq/21/2012-11-01"))
