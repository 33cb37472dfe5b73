"""Writes the table of reading figures into README.md from tests/quality.json; with --measure, measures them first.

    python docs/make_scores.py              # README.md from the pinned figures
    python docs/make_scores.py --measure    # pin what is measured now; refuses to lower a figure without --lower
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINNED = ROOT / "tests" / "quality.json"
BEGIN, END = "<!-- scores -->", "<!-- /scores -->"

WORDS = {
    "header.symbol": "symbol", "header.type": "kind", "header.issuer": "issuer", "header.place": "place",
    "header.date": "date", "header.signer": "signer", "header.subject": "subject",
    "header.addressees": "addressees", "header.copies": "copies",
    "citation.mention": "mentions found", "citation.mention.exact": "with exact span",
    "citation.type": "kind of a mention", "citation.symbol": "symbol of a mention",
    "citation.date": "date of a mention",
    "citation.issuer": "issuer of a mention", "citation.term": "term of a mention",
    "citation.resolved": "document meant", "citation.decided.right": "right where it says so",
    "citation.relation": "relation at a mention",
    "edge.target": "documents cited", "edge.relation": "with relation", "edge.between_others": "between two others",
    "task.assignment": "organs charged", "task.assignment.role": "with role", "task.passage": "passages",
    "task.deadline": "deadlines",
}  # fmt: skip


def measure() -> dict[str, float]:
    """The figures of ``score.py`` on the annotated documents: F1 or accuracy, to three places, rounded down."""
    gold = Path(os.environ.get("VANKIEN_SHARED", ROOT.parent / "shared")) / "gold"
    command = [sys.executable, str(gold / "score.py"), "--json", "--command", f"{sys.executable} -m vankien.cli parse"]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    told = json.loads(run.stdout)
    if told["failed"]:
        raise SystemExit(f"{told['failed']} documents gave no JSON")
    figures = told["figures"]
    return {name: int(1000 * row.get("f1", row.get("accuracy", 0)) + 1e-6) / 1000 for name, row in figures.items()}


def table(figures: dict[str, float]) -> str:
    """The figures as a Markdown table, three to a row."""
    lines = ["| header | | citations | | tasks and edges | |", "|---|---|---|---|---|---|"]
    groups = [
        [name for name in WORDS if name.startswith("header")],
        [name for name in WORDS if name.startswith("citation")],
        [name for name in WORDS if name.startswith(("task", "edge"))],
    ]
    for k in range(max(map(len, groups))):
        cells = [f"{WORDS[g[k]]} | {figures[g[k]]:.3f}" if k < len(g) else " | " for g in groups]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def readme(text: str, figures: dict[str, float]) -> str:
    """``text`` with the table between its marks."""
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2] if END in rest else rest
    return f"{before}{BEGIN}\n{table(figures)}\n{END}{after}"


def main() -> None:
    if "--measure" in sys.argv:
        new = measure()
        old = json.loads(PINNED.read_text(encoding="utf-8")) if PINNED.exists() else {}
        lowered = {name: (old[name], new.get(name, 0)) for name in old if new.get(name, 0) < old[name]}
        if lowered and "--lower" not in sys.argv:
            raise SystemExit(f"lower than pinned: {lowered}; say --lower and give the reason in CHANGELOG.md")
        PINNED.write_text(json.dumps(new, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    figures = json.loads(PINNED.read_text(encoding="utf-8"))
    path = ROOT / "README.md"
    path.write_text(readme(path.read_text(encoding="utf-8"), figures), encoding="utf-8")


if __name__ == "__main__":
    main()
