"""The network of the letter 1046-CV/TU, made by hand: what the tests of the picture draw."""

from __future__ import annotations

import re

import networkx as nx

BASE = "https://w3id.org/vankien/id/"


def letter() -> nx.MultiDiGraph[str]:
    """20-NQ/TW ← 50-KL/TW ← 1046-CV/TU → organs, as a reader of the letter would draw it."""
    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for symbol, level, issuer, date, title in (
        ("20-NQ/TW", "central", "Ban Chấp hành Trung ương", "2012-11-01", "về phát triển khoa học và công nghệ"),
        ("45-NQ/TW", "central", "Bộ Chính trị", "2019-01-24", "về xây dựng và phát triển thành phố Hải Phòng"),
        ("50-KL/TW", "central", "Ban Bí thư", "2019-05-30", "về tiếp tục thực hiện một nghị quyết"),
        ("08-NQ/TU", "province", "Thành ủy Hải Phòng", "2013-05-16", "về khoa học và công nghệ của thành phố"),
        ("1046-CV/TU", "province", "Thành ủy Hải Phòng", "2019-09-18", "thực hiện một kết luận"),
    ):
        kind = re.sub(r"^\d+-|/.*$", "", symbol)
        network.add_node(
            BASE + symbol, what="document", label=symbol, symbol=symbol, kind=kind, level=level, issuer=issuer,
            date=date, title=title, loaded=symbol == "1046-CV/TU",
        )  # fmt: skip
    for citing, cited, relation, days in (
        ("1046-CV/TU", "50-KL/TW", "implements", 111),
        ("1046-CV/TU", "50-KL/TW", "cites", 111),
        ("50-KL/TW", "20-NQ/TW", "implements", 2401),
        ("1046-CV/TU", "20-NQ/TW", "implements", 2512),
        ("1046-CV/TU", "08-NQ/TU", "implements", 2316),
        ("1046-CV/TU", "45-NQ/TW", "implements", 237),
    ):
        network.add_edge(
            BASE + citing, BASE + cited, key=relation, quote=f"văn bản số {cited}", status="resolved", days=days,
            sentence=f"Tiếp tục thực hiện văn bản số {cited} trong thời gian tới.",
        )  # fmt: skip
    for label, name, role in (("10", "Ban Tuyên giáo Thành ủy", "lead"), ("3", "Sở Khoa học và Công nghệ", "direct")):
        network.add_node(BASE + name, what="organ", label=name, level="province")
        network.add_edge(BASE + "1046-CV/TU", BASE + name, key="assignsTo", quote=name, label=label, role=role)
    return network


def full_letter() -> nx.MultiDiGraph[str]:
    """The letter with places in the file, tasks with organs, roles and deadlines, and a citation that is not certain."""
    network = letter()
    for k, (_, _, data) in enumerate(network.edges(data=True)):
        data |= {"file": "1046-CV-TU.txt", "start": 1200 + 100 * k}
    tasks = [
        {
            "label": "3",
            "role": role,
            "text": "Xây dựng kế hoạch thực hiện kết luận.",
            "deadline_text": "trước ngày 15/6/2020",
            "file": "1046-CV-TU.txt",
            "start": 5268,
        }
        for role in ("lead", "coordinate")
    ]
    organs = ("Sở Khoa học và Công nghệ", "Ban Tuyên giáo Thành ủy")
    for organ, task in zip(organs, tasks, strict=True):
        network.add_edge(BASE + "1046-CV/TU", BASE + organ, key="assignsTo", tasks=[task])
    network.add_node(
        BASE + "07-CT/TW", what="document", label="07-CT/TW", symbol="07-CT/TW", kind="CT", level="central",
        issuer="Ban Bí thư", date="2016", loaded=False,
    )  # fmt: skip
    network.add_edge(
        BASE + "1046-CV/TU", BASE + "07-CT/TW", key="cites", quote="Chỉ thị 07", status="ambiguous",
        sentence="Quán triệt Chỉ thị 07 đến từng chi bộ.", file="1046-CV-TU.txt", start=4100,
    )  # fmt: skip
    return network
