"""Pictures made anew: the pixels alone, upright, areas black, nothing else of the file."""

from __future__ import annotations

import io
import math
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from PIL import Image, ImageCms, ImageDraw, ImageOps

from depwork.attachments.limits import MAX_PIXELS, MEMORY, RASTER_PIXELS
from depwork.attachments.refusing import refuse
from depwork.model.attachment import FULL, Area, FileKind, FileNote

_FORMATS: Final = {FileKind.JPEG: "JPEG", FileKind.PNG: "PNG"}
_GPS: Final = 0x8825
_MAKER: Final = (0x010F, 0x0110, 0x0131, 0x9003)
"""Camera, model, program, hour."""
_AUTHOR: Final = (0x013B, 0x8298, 0x010E)
"""Artist, copyright, description."""
_QUALITY: Final = 90
_REDUCIBLE: Final = frozenset({"L", "RGB", "RGBA", "CMYK", "LA"})
"""Modes whose neighbouring dots can be averaged."""


def look_at(data: bytes, kind: FileKind) -> tuple[FileNote, ...]:
    """Return what is hidden in a picture, once its pixels have all been read.

    Raises:
        FileRefusedError: It is damaged, cut off or too large.
    """
    with _opened(data, kind) as picture:
        told = picture.getexif()
        found = [
            (FileNote.LOCATION, _GPS in told),
            (FileNote.CAMERA, any(tag in told for tag in _MAKER)),
            (FileNote.AUTHOR, any(tag in told for tag in _AUTHOR) or bool(_texts(picture))),
        ]
    return tuple(note for note, here in found if here)


def _texts(picture: Image.Image) -> bool:
    return any(key in picture.info for key in ("comment", "xmp", "photoshop")) or bool(
        getattr(picture, "text", None)
    )


def upright(data: bytes, kind: FileKind) -> Image.Image:
    """Return the pixels as they are seen: turned upright, on white, in plain colours.

    A picture of more dots than a page has when printed is made smaller.

    Raises:
        FileRefusedError: It is damaged, cut off or too large.
    """
    with _opened(data, kind) as picture:
        ImageOps.exif_transpose(picture, in_place=True)
        return plain(_smaller(picture))


def _smaller(picture: Image.Image) -> Image.Image:
    wide, high = picture.size
    factor = math.ceil((wide * high / RASTER_PIXELS) ** 0.5)
    if factor < 2 or picture.mode not in _REDUCIBLE:
        return picture
    told, made = picture.info, picture.reduce(factor)
    made.info = told
    return made


def plain(picture: Image.Image) -> Image.Image:
    """Return a picture as grey or RGB pixels that carry no profile and nothing beside them."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith("I;16") or picture.mode in {"I", "F"}:
        picture = picture.convert("F").point(lambda level: level / 257).convert("L")
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        picture, profile = ground, None
    if profile and picture.mode in {"RGB", "CMYK"}:
        picture = _in_srgb(picture, profile)
    if picture.mode not in {"L", "RGB"}:
        picture = picture.convert("L" if picture.mode == "1" else "RGB")
    made = Image.new(picture.mode, picture.size)
    made.paste(picture)
    return made


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return the colours as a screen shows them; a profile nobody can read is dropped."""
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        turned = ImageCms.profileToProfile(
            picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return picture
    return turned or picture


def blacked(picture: Image.Image, areas: Sequence[Area]) -> Image.Image:
    """Return the picture with areas painted over; what was there is in no byte of it."""
    pen = ImageDraw.Draw(picture)
    wide, high = picture.size
    for area in areas:
        left, top = area.left * wide // FULL, area.top * high // FULL
        right = -(-(area.left + area.width) * wide // FULL)
        bottom = -(-(area.top + area.height) * high // FULL)
        pen.rectangle((left, top, right, bottom), fill=0 if picture.mode == "L" else (0, 0, 0))
    return picture


def written(picture: Image.Image, kind: FileKind) -> bytes:
    """Return a picture's bytes; the same pixels give the same bytes."""
    made = io.BytesIO()
    if kind is FileKind.PNG:
        picture.save(made, "PNG", optimize=False)
    else:
        picture.save(made, "JPEG", quality=_QUALITY, subsampling=0, optimize=True)
    return made.getvalue()


@contextmanager
def _opened(data: bytes, kind: FileKind) -> Iterator[Image.Image]:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=(_FORMATS[kind],)) as picture:
                _small_enough(picture)
                if kind is FileKind.JPEG and picture.width * picture.height > RASTER_PIXELS:
                    # A camera's JPEG is decoded at half its size: a quarter of the memory.
                    picture.draft(None, (picture.width // 2, picture.height // 2))
                picture.load()
                yield picture
    except MemoryError:
        raise refuse("file_too_much_memory", limit=MEMORY) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise refuse("file_too_many_pixels", limit=MAX_PIXELS // 1_000_000) from None
    except (OSError, ValueError, SyntaxError, TypeError, EOFError, ArithmeticError, LookupError):
        raise refuse("file_damaged") from None


def _small_enough(picture: Image.Image) -> None:
    wide, high = picture.size
    if wide * high > MAX_PIXELS:
        raise refuse("file_too_many_pixels", limit=MAX_PIXELS // 1_000_000)
    if wide < 1 or high < 1:
        raise refuse("file_damaged")
