"""The widget carries messages and holds nothing."""

import json
import re

from depwork.forms.page import page, step_page
from depwork.forms.question import question


def test_no_answer_stands_in_the_widgets_state(desk):
    """What a notebook could save of the guide is its scope; no answer, no case code."""
    desk.record("identity.legal_name", "CANARY-4711", desk.case().version)
    sent = []
    for widget in (page(desk), step_page(desk, 3), question(desk, "identity.legal_name")):
        widget.send = lambda content, buffers=None: sent.append((content, buffers))
        widget._on_message(widget, {"do": "hello", "id": "1", "at": "3.person"}, [])
        state = {k: v for k, v in widget.get_state().items() if k not in ("_esm", "_css")}
        text = json.dumps(state, default=str)
        assert "CANARY-4711" not in text
        assert desk.case().case_code not in text
        assert "CANARY" not in repr(widget)
        widget.close()
    assert "CANARY-4711" in json.dumps(sent)


def test_a_message_that_is_no_message_is_answered_calmly(desk):
    """Nonsense from a page gets a reply and harms nothing."""
    widget = page(desk)
    sent = []
    widget.send = lambda content, buffers=None: sent.append(content)  # noqa: ARG005 - the widget's signature
    widget._on_message(widget, "nonsense", [])
    assert "trouble" in sent[0]
    widget.close()


def test_the_script_reaches_for_nothing_outside(root):
    """The page's script imports nothing, evaluates nothing, names no host and keeps one key."""
    for path in [
        *(root / "depwork/forms/static").glob("*.js"),
        *(root / "templates/theme/voila/templates/depwork/static").glob("*.js"),
    ]:
        text = path.read_text(encoding="utf-8")
        for banned in ("http://", "https://", "eval(", "new Function", "innerHTML"):
            assert banned not in text, (path.name, banned)
        kept = [*re.findall(r"localStorage(?!\.[gs]etItem\((?:kept\b|`depwork\$\{))", text)]
        assert kept == [], (path.name, "keeps more than the key of the printed address")
        if path.name == "enter.js":
            assert "const kept = `depwork${base.slice(0, -1)}`;" in text
        assert "sessionStorage" not in text
        assert "document.cookie" not in text
