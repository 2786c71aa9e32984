"""The forms for other devices: by TLS, on the one address that somebody chose and agreed to."""

from __future__ import annotations

import ipaddress
import secrets
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from depwork.errors import ServeError
from depwork.guide import languages
from depwork.model.choices import Locale
from depwork.serve.runtime import private_run
from depwork.serve.served import GUIDE, Served, Share
from depwork.serve.start import quiet_run, theme
from depwork.serve.supervisor import keep_serving
from depwork.serve.words import theme_words
from depwork.services.resources import packaged

_WAITING: Final = 128


@dataclass(frozen=True)
class Place:
    """Where a shared server listens, and what phones call it.

    Args:
        address: A number of this machine.
        port: Of it.
        origin: What stands before each address in a phone's browser.
        cert: The certificate's file; None where a proxy of this machine does TLS.
        key: Its key's file.
    """

    address: str
    port: int
    origin: str
    cert: Path | None = None
    key: Path | None = None


def refuse_open(address: str, *, proxied: bool) -> None:
    """Refuse an address that is the open internet's, every address at once, or without TLS.

    Args:
        address: A number of this machine.
        proxied: Whether a proxy does TLS, and we do not.

    Raises:
        ServeError: The message says what to do instead.
    """
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        raise ServeError(f"{address} is no address of this machine; give a number") from None
    if found.is_unspecified or found.is_multicast:
        raise ServeError("choose one address; every address at once is not offered")
    if found.is_global:
        raise ServeError(
            f"{address} is an address of the open internet: use the local network, a private "
            "network such as WireGuard, or --behind with a proxy on this machine"
        )
    if proxied and not found.is_loopback:
        raise ServeError("without TLS of its own it listens on 127.0.0.1 alone, for the proxy")


def origin_behind(name: str) -> str:
    """Return the origin of a proxy or an onion service that stands before us.

    Args:
        name: As given: ``https://name``, or ``http://….onion``.

    Raises:
        ServeError: It is plain HTTP, which is refused but for an onion service.
    """
    scheme, _, host = name.lower().rstrip("/").partition("://")
    onion = scheme == "http" and host.partition(":")[0].endswith(".onion")
    if not host or "/" in host or (scheme != "https" and not onion):
        raise ServeError("--behind takes https://NAME, or http://NAME.onion; never plain HTTP")
    return f"{scheme}://{host}"


def _listener(place: Place) -> socket.socket:
    family = socket.AF_INET6 if ":" in place.address else socket.AF_INET
    found = socket.socket(family)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((place.address, place.port))
        found.listen(_WAITING)
    except OSError:
        found.close()
        raise ServeError(
            f"cannot listen on {place.address} port {place.port}: is it an address of this "
            "machine, and free?"
        ) from None
    return found


def share(
    notebooks: Path,
    place: Place,
    register: Path,
    *,
    locale: Locale = Locale.EN,
    env: Mapping[str, str],
    templates: Sequence[Path] = (),
    on_start: Callable[[], object] = lambda: None,
) -> None:
    """Serve the notebooks as forms to devices that were invited, until interrupted.

    Prints ``depwork: ORIGIN/`` as soon as the port is ours.

    Args:
        notebooks: The folder of notebooks, one folder a language in it.
        place: Where, and by which certificate.
        register: The folder with the list of devices.
        locale: The language the address opens in.
        env: ``DEPWORK_*`` variables for the kernels; paths and flags, never a secret.
        templates: Template folders, the organization's copy first; the packaged ones follow.
        on_start: Called once when it listens.

    Raises:
        ServeError: The notebooks are missing, the address is refused or taken, or the server
            does not run.
    """
    refuse_open(place.address, proxied=place.cert is None)
    roots = (*templates, packaged("templates"))
    if not (notebooks / locale.value / GUIDE).is_file():
        raise ServeError(f"{notebooks} holds no {locale.value}/{GUIDE} to serve")
    spoken = languages([root / "guide" for root in roots])
    words = {one.value: theme_words([root / "guide" for root in roots], one) for one in spoken}
    with quiet_run(), private_run(theme(), env) as run, _listener(place) as listener:
        served = Served(
            notebooks=notebooks.resolve(),
            theme=theme().resolve(),
            words=words,
            locale=locale.value,
            token=run.token,
            cookies=secrets.token_hex(32),
            folder=run.folder,
            share=Share(
                place.origin,
                str(register),
                env["DEPWORK_AGENT"],
                str(place.cert or ""),
                str(place.key or ""),
            ),
        )

        def started() -> None:
            sys.stdout.write(f"depwork: {place.origin}/\n")
            sys.stdout.flush()
            on_start()

        keep_serving(served, listener, started)
