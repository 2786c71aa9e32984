"""Messages of the page and the kernel's replies: one reply to each message."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from depwork.errors import AgentGoneError, DepworkError, LockedError
from depwork.forms.answering import Answering
from depwork.forms.consents import PROVISIONAL_PATH, text_shown
from depwork.forms.consents import made as made_consent
from depwork.forms.desk import Desk
from depwork.forms.door_talk import AtTheDoor
from depwork.forms.editing import Editing
from depwork.forms.key_talk import KeyTalk
from depwork.forms.keys import client_words
from depwork.forms.look import Look, Scope
from depwork.forms.looking_after import LookingAfter
from depwork.forms.others import others
from depwork.forms.parts import Block
from depwork.forms.recording import Recording
from depwork.forms.reply import Reply
from depwork.forms.reviewing import Reviewing
from depwork.forms.route import CASES, DOOR, ENDED, NEW, OF_KEYS, PEOPLE, TASKS, UNLOCK, split
from depwork.forms.screens import clock, documents, door, entry, readers
from depwork.forms.screens.frame import frame
from depwork.forms.screens.home import home
from depwork.forms.screens.plain import ENTRY_SCREENS, plain_screen
from depwork.forms.screens.step import question_screen, step_screen
from depwork.forms.signing import Signing
from depwork.forms.told import PacketResult
from depwork.forms.trouble import sentence
from depwork.forms.unlocking import Unlocking
from depwork.forms.uploads import Uploads
from depwork.model.choices import Audience, Locale
from depwork.model.consent import Consent
from depwork.model.role import Action

Message = Mapping[str, Any]
_OF_CASE: Final = frozenset(
    {"save", "consent_give", "consent_withdraw", "event", "outcome", "lesson", "packet", "take"}
    | {"sign_off", "own_copy", "keep_close", "keep_reopen", "keep_extend", "keep_erase"}
    | {"edit_open", "edit_keep", "edit_drop", "preview", "audience", "text_marks"}
    | {"file_begin", "file_piece", "file_end", "file_page", "file_suggest", "file_areas"}
    | {"file_readers", "file_move", "file_remove", "file_take"}
    | {"event_fix", "outcome_fix", "lesson_fix", "change_answer", "target", "target_fix"}
)
"""What is said about one case, and must never reach another."""
_OUTSIDE: Final = frozenset({UNLOCK, *ENTRY_SCREENS, *OF_KEYS})
"""Screens that show nothing of an open case."""


class Talk:
    """One page's conversation with a desk; keeps no answer of its own."""

    def __init__(self, desk: Desk, scope: Scope) -> None:
        """Talk for ``desk`` about ``scope``."""
        self._desk = desk
        self._scope = scope
        self._open = False
        self._answering = Answering(desk, self._screen)
        self._key_talk = KeyTalk(desk, self._look, self._screen)
        self._editing = Editing(desk, self._look)
        self._acts: dict[str, Callable[[Message], Reply]] = {
            "hello": self._hello,
            "go": lambda m: self._screen(str(m.get("to") or TASKS)),
            "news": self._news,
            "save": self._answering.save,
            "consent_give": self._answering.consent_give,
            "consent_withdraw": self._answering.consent_withdraw,
            "locale": self._locale,
            "open": self._open_case,
            "new": self._new_case,
            "packet": lambda m: self._files(self._desk.make_packet(bool(m.get("bare")))),
            "preview": self._preview,
            "take": lambda m: self._files(self._desk.take(str(m.get("of")), str(m.get("kind")))),
            "edit_open": self._editing.opened,
            "edit_keep": self._editing.kept,
            "edit_drop": self._editing.dropped,
            "audience": self._audience,
            **LookingAfter(desk, self._screen).acts(self._files),
            **Signing(desk, self._look, self._screen).acts,
            **Recording(desk, self._screen).acts,
            **Reviewing(desk, self._screen).acts,
            **Uploads(desk, self._screen).acts,
            **self._key_talk.acts,
            **AtTheDoor(desk, self._screen, self._opened, self._answering.by_name).acts,
            **Unlocking(desk, self._screen, self._hello, self._close).acts,
        }

    def reply(self, message: Message) -> Reply:
        """Return the reply to a message; trouble becomes one calm sentence.

        Args:
            message: ``do`` names the act, ``id`` is given back as ``re``, ``at`` is the place
                the page shows.
        """
        with self._desk.request():
            reply = self._replied(message)
        reply.content["re"] = message.get("id")
        return reply

    def _replied(self, message: Message) -> Reply:
        try:
            self._same_case(message)
            return self._acts[str(message.get("do"))](message)
        except AgentGoneError as error:
            return Reply({"trouble": sentence(error, self._desk.words())})
        except LockedError:
            return self._screen(UNLOCK)
        except Exception as error:  # noqa: BLE001 - a traceback would carry what was typed
            return Reply({"trouble": sentence(error, self._desk.words())})

    def _same_case(self, message: Message) -> None:
        """Refuse what was said about another case, as after a new kernel's start."""
        within = message.get("within")
        of_case = str(message.get("do")) in _OF_CASE
        if of_case and within and not self._desk.locked() and self._desk.case().case_code != within:
            raise DepworkError("a message about another case")

    def _look(self) -> Look:
        return Look(self._desk, self._scope)

    def _entry_place(self, place: str) -> str:
        if place.startswith(DOOR) and door.screen(self._look(), place):
            return place
        if self._desk.locked():
            return UNLOCK
        keys = self._desk.keys
        if keys is not None and (place in OF_KEYS or not keys.may(Action.LIST_CASES)):
            return place if place in OF_KEYS else PEOPLE
        wanted = TASKS if place in {UNLOCK, *OF_KEYS} else place
        self._open = self._open and wanted != ENDED  # the case is gone
        return wanted if self._open or wanted in {NEW, ENDED} else CASES

    def _first(self, look: Look) -> str:
        step = self._scope.step
        return TASKS if step is None else look.screens(step)[0]

    def _body(self, place: str, look: Look) -> Block:
        if place == UNLOCK or place.startswith(DOOR):
            return door.screen(look, place) or entry.unlock(look)
        if place in ENTRY_SCREENS:
            return ENTRY_SCREENS[place](look)
        if place in OF_KEYS:
            return self._key_talk.body(place, look)
        if self._scope.path:
            return question_screen(look, self._scope.path)
        if self._scope.guide and (screen := plain_screen(place)):
            return screen(look)
        at = split(place) or split(self._first(look))
        return step_screen(look, *at) if at else home(look)

    def _screen(self, wanted: str, **more: Any) -> Reply:
        look = self._look()
        place = self._entry_place(wanted)
        body = clock.told(self._body(place, look), look)
        outside = place in _OUTSIDE or place.startswith(DOOR)
        around = {} if outside else frame(look, place)
        keys = None if self._desk.locked() else self._desk.keys
        screen = {
            "place": place,
            "locale": self._desk.locale.value,
            "dir": look.words.direction,
            "languages": [
                {"v": one.value, "label": name}
                for one, name in self._desk.languages()
                if one is not self._desk.locale
            ],
            "practice": self._desk.practice,
            "guide": self._scope.guide,
            "today": self._desk.today.isoformat(),
            "leave_to": self._desk.leave_to,
            "alone": bool(self._scope.path),
            "lockable": not self._desk.locked() and not self._desk.practice,
            "version": 0 if outside else look.case.version,
            "who": keys.me() if keys else "",
            "idle": self._desk.keys.state().idle if self._desk.keys else 0,
            **around,
            **body,
        }
        return Reply({"screen": screen, **more})

    def _spoken(self, place: str) -> Reply:
        words = self._desk.words()
        countries = [{"v": code, "label": name} for code, name in words.countries()]
        lists = {"strings": client_words(words), "countries": countries}
        return self._screen(place, **lists)

    def _hello(self, message: Message) -> Reply:
        code = str(message.get("case") or "")
        if message.get("locale"):  # the kernel is a new one, the page is not
            self._desk.set_locale(Locale(str(message.get("locale"))))
        if not self._desk.locked():
            try:
                self._open = bool(self._desk.open(code) if code else self._desk.case())
            except (DepworkError, LookupError):
                self._open = False
        return self._spoken(str(message.get("at") or TASKS))

    def _news(self, message: Message) -> Reply:
        """Return who else is here, and the screen anew when somebody saved a later version."""
        here = others(self._desk, message.get("on")) if self._open else {}
        if not self._open or self._desk.version() == message.get("version"):
            return Reply(here)
        return self._screen(str(message.get("at") or TASKS), news=True, **here)

    def _locale(self, message: Message) -> Reply:
        self._desk.set_locale(Locale(str(message.get("to"))))
        return self._spoken(str(message.get("at") or TASKS))

    def _opened(self) -> None:
        self._open = True

    def _close(self) -> None:
        self._key_talk.forget()
        self._open = False

    def _open_case(self, message: Message) -> Reply:
        self._desk.open(str(message.get("case")))
        self._open = True
        return self._screen(str(message.get("to") or TASKS))

    def _new_case(self, message: Message) -> Reply:
        try:
            text = text_shown(PROVISIONAL_PATH, self._desk.words())
            consent = Consent.model_validate(made_consent(message.get("values") or {}, text))
        except ValidationError as error:
            return Reply({"refused": self._answering.by_name(error)})
        self._desk.new_case(consent)
        self._open = True
        return self._screen(TASKS)

    def _preview(self, message: Message) -> Reply:
        """Return a document beside a step, as it stands now."""
        return Reply({"blocks": documents.preview_parts(str(message.get("of")), self._look())})

    def _audience(self, message: Message) -> Reply:
        """Return what one reader would see of the case today."""
        reader = Audience(str(message.get("of")))
        return Reply({"blocks": readers.seen_by(reader, self._look())})

    def _files(self, result: PacketResult) -> Reply:
        content = {"packet": documents.made(result, self._look())}
        return Reply(content, [item.body for item in result.files])
