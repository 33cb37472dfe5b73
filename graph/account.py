"""An explanation → text for people, Vietnamese first, English beside."""

from __future__ import annotations

import re

from .evidence import WITNESSES, Edge, Explained

_SIGNS = {"for": "+", "against": "−", "open": "?"}
_STATUSES = {
    "resolved": ("xác định", "resolved"),
    "ambiguous": ("nhiều khả năng", "ambiguous"),
    "unresolved": ("chưa xác định", "unresolved"),
}
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def account(told: Explained | Edge) -> str:
    """The explanation as lines; ``+`` speaks for a document, ``−`` against it, ``?`` neither.

    Words of documents are shown as they are, except that control characters are made blanks.
    """
    lines = _edge(told) if isinstance(told, Edge) else _mention(told)
    return "\n".join(_CONTROL.sub(" ", line) for line in lines) + "\n"


def _mention(told: Explained) -> list[str]:
    vi, en = _STATUSES.get(told.status, (told.status, told.status))
    lines = [
        f"“{told.words}”",
        f"  {told.document}, {told.file}:{told.start}-{told.end}",
        f"  {told.sentence}" if told.sentence else "",
        f"Trạng thái: {vi} · status: {en}" + (f" → {told.meant}" if told.meant else ""),
        f"Quy tắc: {told.rule_vi} · rule: {told.rule_en} [{told.rule}]",
        f"Vì · because: {told.because}" if told.because else "",
        "Các khả năng · candidates:" if told.candidates else "Chưa biết văn bản nào phù hợp · nothing known fits",
    ]
    for suspect in told.candidates:
        lines.append(f"  {'●' if suspect.meant else '○'} {suspect.label} <{suspect.iri}>")
        for witness in suspect.evidence:
            vi, en = WITNESSES[witness.what]
            lines.append(f"      {_SIGNS[witness.speaks]} {vi} · {en}: {witness.detail}")
    return [line for line in lines if line]


def _edge(told: Edge) -> list[str]:
    lines = [f"{told.document} → {told.other}: {', '.join(told.relations)}"]
    for one in told.behind:
        what = "chỗ dẫn · mention" if one.what == "mention" else f"mệnh đề · statement ({one.document})"
        lines.append(f"  {what}: {one.relation}, {one.file}:{one.start}-{one.end}")
        lines.append(f"    “{one.words}”")
        if one.sentence and one.sentence != one.words:
            lines.append(f"    {one.sentence}")
        rules = ", ".join(filter(None, (one.read_by, one.decided_by)))
        if rules:
            lines.append(f"    quy tắc · rules: {rules}" + (f" ({one.because})" if one.because else ""))
    return lines
