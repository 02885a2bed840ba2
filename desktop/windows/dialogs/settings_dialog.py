"""The user's settings: who reports, with which fonts, and how the window looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.documents.formats import PLAIN, UPWARD
from desktop.documents.profiles import Profile
from desktop.windows.dialogs.act_dialog import Act, ActDialog
from desktop.windows.dialogs.fields import Field, StillComboBox, line_edit
from desktop.windows.dialogs.name_field import LONGEST_NAME
from desktop.windows.dialogs.template_choice import TemplateChoice
from desktop.windows.looks.appearance import Appearance
from desktop.windows.settings import Settings, Theme

_THEMES = ((Theme.SYSTEM, "跟随系统"), (Theme.LIGHT, "浅色"), (Theme.DARK, "深色"))
_TEMPLATE_HINTS = {
    PLAIN: "只有标题、正文、署名和日期，没有红头；网页和纯文本也这样。",
    UPWARD: "红色版头、发文字号、签发人和版记，内容取自“报告要素”。",
}
_OWN_HINT = "按这份 .docx 里的样式排版，字体用它自己的。"
_SIZES = (100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Preferences:
    """What the user chose: name, name of the house profile, theme, size of text in percent, template."""

    person: str
    profile: str
    theme: Theme
    text_size: int
    template: str = PLAIN

    @classmethod
    def of(cls, settings: Settings) -> Preferences:
        """Give what the settings say now."""
        return cls(settings.person, settings.profile, settings.theme, settings.text_size, settings.template)

    def keep_in(self, settings: Settings) -> bool:
        """Put these into the settings and write them to disk; say whether that worked."""
        settings.person, settings.profile = self.person, self.profile
        settings.theme, settings.text_size = self.theme, self.text_size
        settings.template = self.template
        return settings.save()


class SettingsDialog(ActDialog):
    """Asks for the preferences; `chosen` carries a Preferences."""

    chosen = Signal(object)

    def __init__(
        self,
        preferences: Preferences,
        profiles: Mapping[str, Profile],
        appearance: Appearance,
        parent: QWidget | None = None,
    ) -> None:
        sentence = "保存后马上生效，随时可以再改。设置只在这台电脑上，不写进账本。"
        super().__init__(Act("设置", sentence, "保存设置"), appearance, parent, width=560)
        self.setObjectName("settings")
        self._profiles = profiles
        self.person = line_edit(preferences.person, "例如：王丽")
        self.person.setMaxLength(LONGEST_NAME)
        self.profile = StillComboBox(appearance)
        self.template = TemplateChoice(preferences.template, appearance)
        self.theme = StillComboBox(appearance)
        self.text_size = StillComboBox(appearance)
        self._fill(preferences)
        self._add("报告人姓名", self.person, "记在您填的每一个数、改的每一段文字旁边，便于以后查。")
        self._template_field = self._add("报告格式", self.template)
        self._profile_field = self._add("字体方案", self.profile)
        self._add("界面颜色", self.theme)
        self._add("字号", self.text_size, "界面上文字的大小，不影响报告。")
        self.body.addStretch()
        self.profile.currentIndexChanged.connect(self._tell_fonts)
        self.template.changed.connect(self._tell_template)
        self._tell_template()
        self._tell_fonts()

    def preferences(self) -> Preferences:
        """Give what is chosen now."""
        return Preferences(
            self.person.text().strip(),
            str(self.profile.currentData()),
            Theme(self.theme.currentData()),
            int(self.text_size.currentData()),
            self.template.chosen,
        )

    def done_by_user(self) -> None:
        """Hand the choice over."""
        self.chosen.emit(self.preferences())
        self.accept()

    def _fill(self, preferences: Preferences) -> None:
        for name, profile in self._profiles.items():
            self.profile.addItem(profile.label, name)
        for theme, label in _THEMES:
            self.theme.addItem(label, theme.value)
        for size in sorted({*_SIZES, preferences.text_size}):
            self.text_size.addItem(f"{size}%", size)
        self.profile.setCurrentIndex(max(self.profile.findData(preferences.profile), 0))
        self.theme.setCurrentIndex(self.theme.findData(preferences.theme.value))
        self.text_size.setCurrentIndex(self.text_size.findData(preferences.text_size))

    def _add(self, label: str, editor: QWidget, hint: str = "") -> Field:
        field = Field(label, editor, self.appearance, hint, self.body_widget)
        self.body.addWidget(field)
        return field

    def _tell_template(self) -> None:
        self._template_field.show_hint(_TEMPLATE_HINTS.get(self.template.chosen, _OWN_HINT))
        self._template_field.show_problem(self.template.problem)

    def _tell_fonts(self) -> None:
        chosen = self._profiles.get(str(self.profile.currentData()))
        if chosen is not None:
            fonts = f"{chosen.title_font}、{chosen.body_font}、{chosen.kai_font}、{chosen.hei_font}"
            self._profile_field.show_hint(f"生成的报告用这些字体：{fonts}。")
