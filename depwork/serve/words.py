"""The words a page says before there is a kernel."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path

from depwork.errors import MissingWordError
from depwork.forms.share_keys import THEME
from depwork.model.choices import Locale


def theme_words(guides: Sequence[Path], locale: Locale) -> dict[str, str]:
    """Return the theme's words in one language.

    Args:
        guides: Guide folders, the organization's copy first; the first with the file wins.
        locale: The language.

    Raises:
        MissingWordError: No folder has the file, or the file lacks a key.
    """
    for folder in guides:
        path = folder / locale.value / "ui.toml"
        if path.is_file():
            texts = tomllib.loads(path.read_text(encoding="utf-8-sig"))
            missing = [key for key in THEME if key not in texts]
            if missing:
                raise MissingWordError(f"{path}: no words for {', '.join(missing)}")
            return {key: texts[key] for key in THEME}
    raise MissingWordError(f"no {locale.value}/ui.toml in {', '.join(map(str, guides))}")
