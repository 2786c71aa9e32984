"""The keys of ``errors.toml``: every problem that can reach a person."""

from __future__ import annotations

from typing import Final

PYDANTIC: Final = frozenset(
    {
        "bool_parsing",
        "bool_type",
        "date_from_datetime_inexact",
        "date_from_datetime_parsing",
        "date_parsing",
        "date_type",
        "enum",
        "extra_forbidden",
        "finite_number",
        "greater_than_equal",
        "int_from_float",
        "int_parsing",
        "int_parsing_size",
        "int_type",
        "less_than_equal",
        "list_type",
        "missing",
        "string_pattern_mismatch",
        "string_too_long",
        "string_too_short",
        "string_type",
        "string_unicode",
        "too_long",
        "too_short",
        "tuple_type",
        "value_error",
    }
)
"""Error types that pydantic raises for the model's kinds of answers."""

OURS: Final = frozenset(
    {
        "a_number_digits",
        "a_number_placeholder",
        "a_number_social_security",
        "case_not_found",
        "consent_first",
        "consent_own_way",
        "country_code",
        "fact_code",
        "fact_no_folder",
        "fact_not_written",
        "fact_private",
        "fact_tick",
        "fact_value",
        "file_cut_off",
        "file_damaged",
        "file_empty",
        "file_encrypted",
        "file_heic",
        "file_held",
        "file_not_permitted",
        "file_kept_only",
        "file_layers",
        "file_no_page",
        "file_not_shown",
        "file_not_text",
        "file_program",
        "file_text_long",
        "file_too_large",
        "file_too_many_pages",
        "file_too_many_pixels",
        "file_too_slow",
        "file_two_kinds",
        "file_unknown_kind",
        "file_unpacks_too_large",
        "file_xfa",
        "locked",
        "newer_store",
        "not_saved",
        "own_key_unsigned",
        "passphrase_short",
        "phone_area_code",
        "phone_country",
        "phone_digits",
        "phone_length",
        "phone_too_long",
        "phone_too_short",
        "practice_mix",
        "signoff_ended",
        "stale_case",
        "text_account_number",
        "text_control_character",
        "text_one_line",
        "text_social_security",
        "wrong_passphrase",
    }
)
"""Problems that depwork names itself."""

PROBLEM_KEYS: Final = PYDANTIC | OURS

PARAMS: Final = {
    "file_no_page": frozenset({"page"}),
    "file_not_text": frozenset({"line"}),
    "file_text_long": frozenset({"limit"}),
    "file_too_large": frozenset({"limit"}),
    "file_too_many_pages": frozenset({"limit"}),
    "file_too_many_pixels": frozenset({"limit"}),
    "greater_than_equal": frozenset({"ge"}),
    "less_than_equal": frozenset({"le"}),
    "passphrase_short": frozenset({"min_length", "words"}),
    "string_too_long": frozenset({"max_length"}),
    "string_too_short": frozenset({"min_length"}),
    "text_control_character": frozenset({"position"}),
    "too_long": frozenset({"max_length"}),
}
"""What a problem's sentence may name; every other sentence has no placeholder."""
