"""What the agent knows and answers: one session with its keys, locked or not."""

from __future__ import annotations

import base64
import hmac
from collections.abc import Callable
from pathlib import Path

from depwork.errors import StorageError, WrongPassphraseError
from depwork.storage import vault
from depwork.storage.agent.wire import Message
from depwork.storage.keyring import Keyring
from depwork.storage.tries import Pace


class Session:
    """The keys of one vault for those who hold the token.

    Args:
        folder: The vault's folder.
        token: What every request must carry.
        seconds: A clock that never goes back.
        practice: Make a practice vault in the folder, with a key that nobody else has;
            it starts unlocked and any passphrase unlocks it again.
    """

    def __init__(
        self, folder: Path, token: str, seconds: Callable[[], float], *, practice: bool
    ) -> None:
        self._folder = folder
        self._token = token.encode()
        self._keyring: Keyring | None = None
        self._spare: Keyring | None = None
        if practice:
            self._spare = Keyring.fresh()
            vault.create_practice(folder, self._spare)
            self._keyring = self._spare.copy()
        self._pace = Pace(seconds, vault.wrong_tries(folder))

    def answer(self, request: Message) -> Message:
        """Return the answer to one request; a failure is an answer too.

        Args:
            request: ``token`` and ``ask``, and for unlocking ``passphrase``.
        """
        token = request.get("token")
        said = token.encode(errors="replace") if isinstance(token, str) else b""
        if not hmac.compare_digest(said, self._token):
            return {"error": "LockedError", "message": "not this session's token"}
        asks: dict[object, Callable[[Message], Message]] = {
            "state": self._state,
            "unlock": self._unlock,
            "keyring": self._keys,
            "lock": self._lock,
        }
        ask = request.get("ask")
        if not isinstance(ask, str) or ask not in asks:
            return {"error": "StorageError", "message": "the key agent knows no such request"}
        try:
            return asks[ask](request)
        except StorageError as error:
            return {"error": type(error).__name__, "message": str(error)}

    def drop(self) -> None:
        """Forget all keys."""
        for keyring in (self._keyring, self._spare):
            if keyring is not None:
                keyring.drop()
        self._keyring = self._spare = None

    def _state(self, _request: Message) -> Message:
        return {
            "locked": self._keyring is None,
            "practice": self._spare is not None,
            "wait": self._pace.wait(),
        }

    def _unlock(self, request: Message) -> Message:
        passphrase = request.get("passphrase")
        if self._spare is not None:
            self._keyring = self._keyring or self._spare.copy()
        elif isinstance(passphrase, str) and not self._pace.wait():
            return {"unlocked": self._try(passphrase)}
        else:
            return {"unlocked": False}
        return {"unlocked": True}

    def _try(self, passphrase: str) -> bool:
        wrong = vault.wrong_tries(self._folder) + 1
        vault.set_wrong_tries(self._folder, wrong)  # counted first: a kill does not undo it
        try:
            keyring = vault.unlock(self._folder, passphrase)
        except WrongPassphraseError:
            self._pace.tried(wrong)
            vault.note_failed(self._folder)
            return False
        vault.set_wrong_tries(self._folder, 0)
        self._pace.tried(0)
        if self._keyring is not None:
            self._keyring.drop()
        self._keyring = keyring
        return True

    def _keys(self, _request: Message) -> Message:
        if self._keyring is None:
            return {"error": "LockedError", "message": "locked: unlock with the passphrase"}
        key = base64.b64encode(self._keyring.vault_key()).decode()
        return {"vault_id": self._keyring.vault_id, "key": key}

    def _lock(self, _request: Message) -> Message:
        if self._keyring is not None:
            self._keyring.drop()
        self._keyring = None
        return {"locked": True}
