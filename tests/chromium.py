"""A headless Chromium, spoken to through a pair of pipes (DevTools protocol): one process, a fresh page for each test."""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
in_browser = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")

_KEYS = {"Enter": 13, "Escape": 27, "Tab": 9, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40}


class Chromium:
    """The process. Closing it closes its pages."""

    def __init__(self) -> None:
        self.home = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        answers, there_out = os.pipe()
        there_in, self.questions = os.pipe()
        kept = [os.dup(there_in), os.dup(there_out)]

        def wire() -> None:
            os.dup2(kept[0], 3)
            os.dup2(kept[1], 4)

        flags = (
            "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update "
            "--no-first-run --remote-debugging-pipe --lang=vi"
        )
        self.process = subprocess.Popen(
            [str(CHROMIUM), *flags.split(), f"--user-data-dir={self.home.name}"],
            preexec_fn=wire,  # noqa: PLW1509 - chromium wants descriptors 3 and 4; there are no threads here
            close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for end in (there_in, there_out, *kept):
            os.close(end)
        self.answers = os.fdopen(answers, "rb", buffering=0)
        self.number, self.heard = 0, b""
        self.free: list[Page] = []
        self.events: dict[str, list[dict[str, Any]]] = {}

    def ask(self, method: str, *, session: str | None = None, **params: Any) -> dict[str, Any]:
        """The result of a command, in a page when its session is given; what is said meanwhile is kept in ``events``."""
        self.number += 1
        question = {"id": self.number, "method": method, "params": params} | ({"sessionId": session} if session else {})
        os.write(self.questions, json.dumps(question).encode() + b"\0")
        while True:
            while b"\0" not in self.heard:
                got = self.answers.read(1 << 16)
                if not got:
                    raise EOFError("chromium went away")
                self.heard += got
            one, _, self.heard = self.heard.partition(b"\0")
            said = json.loads(one)
            if said.get("id") == self.number:
                assert "error" not in said, said
                return said["result"]  # type: ignore[no-any-return]
            self.events.setdefault(said.get("sessionId", ""), []).append(said)

    def page(self, path: Path, **named: Any) -> Page:
        """A page that is given back with ``leave``: in a tab that another has left where there is one."""
        if not self.free:
            return Page(self, path, **named)
        page = self.free.pop()
        page.show(path, **named)
        return page

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(20)
        self.answers.close()
        os.close(self.questions)
        self.home.cleanup()


class Page:
    """A file opened in a tab with a profile of its own, ready when the page says so in ``data-ready``."""

    def __init__(
        self,
        browser: Chromium,
        path: Path,
        *,
        width: int = 1440,
        height: int = 900,
        fragment: str = "",
        dark: bool = False,
        mobile: bool = False,
    ) -> None:
        self.browser = browser
        self.context = browser.ask("Target.createBrowserContext")["browserContextId"]
        self.target = browser.ask("Target.createTarget", url="about:blank", browserContextId=self.context)["targetId"]
        self.session = browser.ask("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for part in ("Runtime", "Log", "Page", "Network"):
            self.ask(part + ".enable")
        self.show(path, width=width, height=height, fragment=fragment, dark=dark, mobile=mobile)

    def show(
        self,
        path: Path,
        *,
        width: int = 1440,
        height: int = 900,
        fragment: str = "",
        dark: bool = False,
        mobile: bool = False,
    ) -> None:
        """Opens another file in the same tab, four times as fast as in a new one."""
        self.path = path
        self.browser.events.pop(self.session, None)
        self.ask("Page.bringToFront")  # what is behind another tab does not draw
        self.size(width, height, mobile=mobile)
        self.ask("Emulation.setTouchEmulationEnabled", enabled=mobile)
        wishes = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        self.ask("Emulation.setEmulatedMedia", media="", features=[{"name": k, "value": v} for k, v in wishes.items()])
        self.open(path.as_uri() + (f"#{fragment}" if fragment else ""))

    def open(self, url: str) -> None:
        self.ask("Page.navigate", url=url)
        self.run(
            "new Promise(done => { const t = setInterval(() => { if (document.body?.dataset.ready) "
            "{ clearInterval(t); setTimeout(done, 60); } }, 20); setTimeout(done, 15000); })"
        )

    def size(self, width: int, height: int, *, mobile: bool = False) -> None:
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=mobile
        )

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        return self.browser.ask(method, session=self.session, **params)

    def run(self, script: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        answer = self.ask("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, milliseconds: int) -> None:
        self.run(f"new Promise(done => setTimeout(done, {milliseconds}))")

    def text(self, selector: str) -> str:
        """What is to be read in the first element that ``selector`` names."""
        return str(self.run(f"document.querySelector({json.dumps(selector)}).innerText"))

    def texts(self, selector: str) -> list[str]:
        return list(self.run(f"[...document.querySelectorAll({json.dumps(selector)})].map(e => e.innerText)"))

    def click(self, selector: str) -> None:
        """A click with the mouse on the middle of an element, which must be what is seen there."""
        found = self.run(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'nearest'}}); "
            "const b = e.getBoundingClientRect(), x = b.x + b.width / 2, y = b.y + b.height / 2; "
            "const top = document.elementFromPoint(x, y); return [x, y, e === top || e.contains(top)]; })()"
        )
        assert found[2], f"{selector} is covered"
        self.press(found[0], found[1], wait=60)

    def press(self, x: float, y: float, *, wait: int = 120) -> None:
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y)
        for kind in ("mousePressed", "mouseReleased"):
            self.ask("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)
        self.wait(wait)

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.ask("Input.dispatchMouseEvent", type="mousePressed", x=start[0], y=start[1], button="left", clickCount=1)
        for step in range(1, 6):
            x, y = (a + (b - a) * step / 5 for a, b in zip(start, end, strict=True))
            self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=x, y=y, button="left", buttons=1)
        self.ask("Input.dispatchMouseEvent", type="mouseReleased", x=end[0], y=end[1], button="left", clickCount=1)
        self.wait(150)

    def key(self, key: str, text: str = "", *, shift: bool = False) -> None:
        """A key as it is struck: ``text`` is what it writes."""
        code = _KEYS.get(key, 0)
        text = "\r" if key == "Enter" else text
        named = {"key": key, "windowsVirtualKeyCode": code, "modifiers": 8 if shift else 0}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **named)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **named)
        self.wait(20)

    def type(self, words: str) -> None:
        for letter in words:
            self.key(letter, letter)

    def image(self, path: Path) -> Path:
        path.write_bytes(base64.b64decode(self.ask("Page.captureScreenshot", format="png")["data"]))
        return path

    def complaints(self) -> list[Any]:
        """What the console holds: messages, errors, refusals of the page's policy."""
        loud = ("Log.entryAdded", "Runtime.exceptionThrown", "Runtime.consoleAPICalled")
        return [e["params"] for e in self.said() if e["method"] in loud]

    def requests(self) -> list[str]:
        """Addresses that were asked for, beyond the file itself and what the page made itself."""
        urls = [e["params"]["request"]["url"] for e in self.said() if e["method"] == "Network.requestWillBeSent"]
        return [url for url in urls if not url.startswith((self.path.as_uri(), "blob:", "data:"))]

    def said(self) -> list[dict[str, Any]]:
        self.run("0")  # what was said before is heard by now
        return self.browser.events.get(self.session, [])

    def leave(self) -> None:
        self.browser.free.append(self)

    def close(self) -> None:
        self.browser.ask("Target.disposeBrowserContext", browserContextId=self.context)
        self.browser.events.pop(self.session, None)
