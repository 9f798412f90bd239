"""Every command, declared once: from this come the keys, the footer, the help and the palette."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

from newsdiff.ui.view import View


class Group(StrEnum):
    """What a command is for; the order of the help screen."""

    DIVERGENCES = "Divergences"
    JUDGING = "Judging"
    READING = "Reading"
    ARTICLES = "Articles"
    VIEWS = "Views"
    FINDING = "Finding"
    SCREEN = "Screen"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done."""

    id: str
    """For keymaps: stays the same when keys change."""
    keys: tuple[str, ...]
    """Textual's names of its keys, the one to show first."""
    action: str
    """Textual's action string."""
    name: str
    """For palette and help."""
    help: str
    """One sentence."""
    group: Group
    footer: str = ""
    """For the footer; empty for a command that is not shown there."""
    rank: int = 9
    """Place in the footer: the lower stay longest when the screen is narrow."""
    only: tuple[View, ...] = ()
    """The views in which it does something; empty for all."""
    asks: bool = False
    """Whether it opens a field to type in. Then it is done before the next key is looked at."""

    def fits(self, view: View) -> bool:
        """Whether it does something in a view."""
        return not self.only or view in self.only

    @property
    def verb(self) -> str:
        """The action without its arguments."""
        return self.action.partition("(")[0]

    def binding(self) -> Binding:
        """The keys, as Textual wants them."""
        return Binding(
            ",".join(self.keys), self.action, self.footer or self.name, show=bool(self.footer),
            tooltip=self.help, id=self.id, priority=self.asks,
        )  # fmt: skip


_D, _J, _R, _A, _V, _F, _S = Group

_VIEWS = (
    (View.READ, "Read", "Read the articles side by side."),
    (View.POINTS, "Points", "See every point, with each article's words on it."),
    (View.NAMES, "Names", "See everyone named, and which article uses which form."),
    (View.NUMBERS, "Numbers", "See every count, with each article's figure on one scale."),
    (View.FRAMING, "Framing", "See each article's labels and cues side by side."),
    (View.ARTICLES, "Articles", "See what each page says of itself, and how alike they are."),
)

READ: tuple[Command, ...] = (
    Command("divergence.next", ("right_square_bracket", "alt+down"), "divergence(1)", "Next divergence",
            "Go to the next divergence, in reading order.", _D, "next", 0),
    Command("divergence.previous", ("left_square_bracket", "alt+up"), "divergence(-1)", "Previous divergence",
            "Go to the divergence before.", _D, "previous", 1),
    Command("serious.next", ("right_curly_bracket",), "divergence(1, True)", "Next serious divergence",
            "Go to the next divergence that is serious.", _D, "serious", 2),
    Command("serious.previous", ("left_curly_bracket",), "divergence(-1, True)",
            "Previous serious divergence",
            "Go to the serious divergence before.", _D),
    Command("point.open", ("enter",), "open_point", "Open point",
            "Show the point under the cursor of the list.", _D),
    Command("verdict.confirm", ("v",), "judge('confirmed')", "Confirm",
            "Hold this divergence to be one; again leaves it open.", _J, "confirm", 5),
    Command("verdict.dismiss", ("x",), "judge('dismissed')", "Dismiss",
            "Hold it to be none; again leaves it open.", _J, "dismiss", 5),
    Command("verdict.note", ("c",), "note", "Note",
            "Write a note on the divergence under the cursor.", _J, "note", 8, asks=True),
    Command("undo", ("u",), "undo", "Undo", "Take back the last verdict, note or link of this session.", _J),
    Command("link", ("m",), "link", "Link by hand",
            "Choose two passages, and link them or take them apart.", _J, asks=True, only=(View.READ,)),
    Command("filter", ("f",), "filter", "Filter",
            "Show only some kinds, relations, articles or verdicts.", _D,
            "filter", 4, asks=True),
    Command("filter.clear", ("F",), "filter_clear", "No filter", "Show all divergences again.", _D),
    Command("line.down", ("j", "down"), "move(1)", "Down", "Move down a line, or to the next point.", _R),
    Command("line.up", ("k", "up"), "move(-1)", "Up", "Move up a line, or to the point before.", _R),
    Command("page.down", ("space", "pagedown"), "page(1.0)", "Page down", "Move down a page.", _R),
    Command("page.up", ("b", "pageup"), "page(-1.0)", "Page up", "Move up a page.", _R),
    Command("half.down", ("ctrl+d",), "page(0.5)", "Half a page down", "Move down half a page.", _R),
    Command("half.up", ("ctrl+u",), "page(-0.5)", "Half a page up", "Move up half a page.", _R),
    Command("top", ("g", "home"), "edge(False)", "Top", "Go to the first line.", _R),
    Command("bottom", ("G", "end"), "edge(True)", "Bottom", "Go to the last line.", _R),
    Command("rows", ("z",), "rows", "Rows only, or in context",
            "Leave out, or show, what only one article tells.", _R, "rows only", 8, only=(View.READ,)),
    Command("divergent", ("z",), "divergent", "What diverges, or all",
            "Leave out, or show, what all articles tell alike.", _R, "only what diverges", 8,
            only=(View.POINTS, View.NAMES, View.NUMBERS, View.FRAMING)),
    Command("wrap", ("w",), "wrap", "Break lines, or not",
            "Break long lines, or set each passage on one.", _R, only=(View.READ,)),
    Command("lock", ("l",), "lock", "Scroll together, or not",
            "Let each pane scroll by itself, or all together.", _R, only=(View.READ,)),
    Command("panes.more", ("plus", "equals_sign"), "panes(1)", "One pane more",
            "Show another article beside those shown; four at most.", _A, "panes", 9, only=(View.READ,)),
    Command("panes.fewer", ("minus",), "panes(-1)", "One pane fewer",
            "Show one article less; a single one has notes beside it.", _A,
            only=(View.READ,)),
    Command("right", ("right",), "shift(1)", "Right",
            "Further along an unbroken line; a table's next article.", _R),
    Command("left", ("left",), "shift(-1)", "Left",
            "Back along an unbroken line; a table's article before.", _R),
    Command("pane.next", ("tab",), "app.focus_next", "Next pane",
            "Go to the next pane, list or panel.", _A, "pane", 6),
    Command("pane.previous", ("shift+tab",), "app.focus_previous", "Previous pane",
            "Go to the pane before.", _A),
    Command("article.next", ("full_stop",), "article(1)", "Next article",
            "Show the next article in this pane.", _A, "article", 3),
    Command("article.previous", ("comma",), "article(-1)", "Previous article",
            "Show the article before in this pane.", _A),
    *(
        Command(f"article.{n}", (str(n),), f"pick({n})", f"Article {n}",
                f"Show article {n} in this pane.", _A)
        for n in range(1, 10)
    ),
    *(
        Command(f"view.{view}", (f"f{n}",), f"view('{view}')", name, told,
                _V, view.value, 5 if n < 4 else 9 + n)
        for n, (view, name, told) in enumerate(_VIEWS, 2)
    ),
    Command("order", ("o",), "order", "Other order",
            "Gravest first, as read, told by most first, or by kind.",
            _V, "order", 3, only=(View.POINTS,)),
    Command("dropped", ("d",), "dropped", "Dropped text",
            "Show, or hide, what is no part of the articles.",
            _V, "dropped text", 3, only=(View.ARTICLES,)),
    Command("find", ("slash", "ctrl+f"), "find", "Find",
            "Find words in all articles.", _F, "find", 4, asks=True),
    Command("find.next", ("n",), "hit(1)", "Next place found", "Go to the next place found.", _F),
    Command("find.previous", ("N",), "hit(-1)", "Previous place found", "Go to the place found before.", _F),
    Command("clear", ("escape",), "clear", "Clear or stop",
            "Clear what was found; stop comparing.", _F),
    Command("copy", ("y",), "copy", "Copy the quotation",
            "Copy the quotation, with its outlet and date.", _S, "copy", 9),
    Command("copy.selection", ("ctrl+c", "super+c"), "copy_selected", "Copy",
            "Copy what is marked, or else the quotation.", _S),
    Command("edit", ("e",), "edit", "Open in the editor",
            "Open this article in the editor, at this passage.", _S),
    Command("jump", ("ctrl+o",), "jump", "Jump",
            "Put letters on all that can be gone to.", _R, "jump", 10),
    Command("save", ("s", "ctrl+s"), "save", "Save the report",
            "Save the report as markdown.", _S, "save", 5, asks=True),
    Command("reload", ("r", "ctrl+r"), "reload", "Reload", "Read the files again and compare them.", _S),
)  # fmt: skip
"""Commands of the reader."""

APP: tuple[Command, ...] = (
    Command("theme", ("t",), "app.switch_theme", "Other theme",
            "Turn to the light theme, the terminal's colours, or dark.", _S),
    Command("palette", ("ctrl+p",), "app.command_palette", "All commands",
            "Choose from all commands.", _S, "commands", 10),
    Command("redraw", ("ctrl+l",), "app.redraw", "Draw again",
            "Paint the screen again when something else wrote on it.", _S),
    Command("suspend", ("ctrl+z",), "app.suspend_process", "Leave for a while",
            "Give the terminal back to the shell; fg comes back here.", _S),
    Command("help", ("question_mark", "f1"), "app.show_help", "Help", "Show all keys.", _S, "help", 7),
    Command("quit", ("q", "ctrl+q"), "app.quit", "Quit", "Leave newsdiff.", _S, "quit", 9),
)  # fmt: skip
"""Commands of every screen."""

START: tuple[Command, ...] = (
    Command("open.file", ("o",), "open_file", "Open a file",
            "Add an article to those to compare.", _A, "open file", 0),
    Command("open.folder", ("f",), "open_folder", "Open a folder",
            "Compare all articles of a folder.", _A, "open folder", 1),
    Command("open.address", ("u",), "open_address", "Open an address",
            "Add an address of the web to those to compare.", _A, "address", 2),
    Command("start.compare", ("c",), "compare", "Compare",
            "Compare the articles that were added.", _A, "compare", 3),
    Command("start.sample", ("x",), "sample", "Open the sample",
            "Compare the articles that come with newsdiff.", _A, "sample", 4),
)  # fmt: skip
"""Commands of the start screen."""


LINK: tuple[Command, ...] = (
    Command("link.down", ("j", "down"), "link_ask('step', 1)", "Next passage",
            "Choose the passage below.", _J, "down"),
    Command("link.up", ("k", "up"), "link_ask('step', -1)", "Passage before",
            "Choose the passage above.", _J, "up"),
    Command("link.turn", ("tab", "shift+tab"), "link_ask('turn')", "Other article",
            "Choose from the other article.", _J, "other article"),
    Command("link.do", ("enter", "m"), "link_ask('link')", "Link, or take apart",
            "Link the two passages, or take them apart.", _J, "link"),
    Command("link.leave", ("escape",), "link_ask('leave')", "Leave",
            "Change nothing.", _J, "leave"),
)  # fmt: skip
"""Commands while two passages are chosen to be linked."""


_MOVING = ("line.", "page.", "half.", "top", "bottom")

EVENTS: tuple[Command, ...] = (
    Command("event.open", ("enter",), "open_event", "Open the event",
            "Read the articles of the event under the cursor.", _A, "open", 0),
    Command("event.find", ("slash", "ctrl+f"), "find", "Find events",
            "List only events that hold words that begin so: topics, headlines, outlets, divergences.",
            _F, "find", 1, asks=True),
    Command("event.filter", ("f",), "filter", "Filter events",
            "List only some: kind and severity of divergence, outlet, days, number of articles or origins.",
            _F, "filter", 2, asks=True),
    Command("event.contradictions", ("x",), "contradictions", "Contradictions only",
            "List only events whose articles contradict each other, or all.", _F, "contradictions only", 3),
    Command("event.order", ("o",), "order", "Other order",
            "Gravest first, newest first, most articles first, or most origins first.", _S, "order", 4),
    Command("event.clear", ("escape",), "clear", "Clear", "List all events again.", _F),
    Command("event.reload", ("r", "f5", "ctrl+r"), "reload", "Reload", "Read the index again.", _S),
    *(command for command in READ if command.id.startswith(_MOVING)),
)  # fmt: skip
"""Commands of the list of events."""

EVENT: tuple[Command, ...] = (
    Command("event.back", ("q",), "back", "Back to the events", "Leave this event; esc does so too.",
            _S, "back", 0),
)  # fmt: skip
"""Commands of the reader of one event, beside its own."""


COMMANDS = {command.id: command for command in (*READ, *LINK, *START, *EVENTS, *EVENT, *APP)}
"""All of them, by id."""


def bindings(commands: Iterable[Command]) -> list[BindingType]:
    """For a screen's BINDINGS."""
    return [command.binding() for command in commands]


_SHOWN = {
    "right_square_bracket": "]", "left_square_bracket": "[", "right_curly_bracket": "}",
    "left_curly_bracket": "{", "full_stop": ".", "comma": ",", "slash": "/", "question_mark": "?",
    "escape": "esc", "pagedown": "pgdn", "pageup": "pgup", "down": "↓", "up": "↑", "space": "space",
    "enter": "↵", "plus": "+", "equals_sign": "=", "minus": "-", "left": "←", "right": "→",
}  # fmt: skip


def key_name(key: str) -> str:
    """A key as it is shown: `]` for `right_square_bracket`, `F5` for `f5`."""
    *modifiers, last = key.split("+")
    if last[:1] == "f" and last[1:].isdigit():
        last = last.upper()
    return "+".join([*modifiers, _SHOWN.get(last, last)])


def grouped(commands: Iterable[Command]) -> Iterator[tuple[Group, list[Command]]]:
    """Commands by group, in the order of the groups."""
    every = list(commands)
    for group in Group:
        found = [command for command in every if command.group is group]
        if found:
            yield group, found
