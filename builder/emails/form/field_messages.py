"""What to say beside the fields of the form."""

from dataclasses import dataclass, field

from builder.emails.translations import Translations


@dataclass
class FieldMessages:
    """The messages beside the fields: an answer with an error counts as not given, one with a warning counts."""

    translations: Translations
    errors: dict[str, str] = field(default_factory=dict)
    warnings: dict[str, str] = field(default_factory=dict)

    def add_error(self, name: str, key: str, **facts: object) -> None:
        """Add an error, unless the field has one; `key` names its sentence in errors.toml."""
        self.errors.setdefault(name, self.translations.error(key, name, **facts))

    def add_warning(self, name: str, key: str) -> None:
        """Add a warning, unless the field has one."""
        self.warnings.setdefault(name, self.translations.error(key, name))
