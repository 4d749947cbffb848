"""No word of anybody's is read as markup: what is drawn goes through the one door."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import quietnet

PACKAGE = Path(quietnet.__file__).parent
DRAWING = ("screens", "widgets", "app")
DOOR = PACKAGE / "widgets" / "ink.py"
OPENS = PACKAGE / "app" / "trailing.py"  # an address, shown whole and asked about first

# Textual reads a plain string given to any of these as markup.
_READ_MARKUP = frozenset(
    {"Static", "Label", "Option", "Button", "Checkbox", "RadioButton", "Collapsible"}
    | {"Tab", "TabPane", "ListItem", "Tooltip", "Way"}
)
_ATTRIBUTES = frozenset({"border_title", "border_subtitle", "tooltip"})
# Each of these writes an address or a text past the door, or opens one unasked.
_NEVER = frozenset(
    {"from_markup", "open_url", "webbrowser", "Markdown", "Link", "escape_markup", "DataTable"}
    | {"Tree", "OptionList", "ListView", "RichLog", "Log"}
)
_INKS = frozenset({"ink", "ink_line", "together", "Content"})


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def _root(node: ast.expr) -> ast.expr:
    """Return what a chain of methods begins with: ``ink`` in ``ink(x).stylize(y)``."""
    while isinstance(node, ast.Call | ast.Attribute):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node


def _is_fixed(node: ast.expr) -> bool:
    """Whether an expression is our own words: literals, and names of constants."""
    match node:
        case ast.Constant():
            return True
        case ast.Name(id=name):
            return name.lstrip("_").isupper()
        case ast.IfExp(body=yes, orelse=no):
            return _is_fixed(yes) and _is_fixed(no)
        case ast.Subscript(value=ast.Name(id=name)):
            return name.lstrip("_").isupper()
    return False


def _is_ink(node: ast.expr, inked: set[str]) -> bool:
    """Whether an expression is Content: made by the door, or by a name that holds some."""
    if isinstance(node, ast.IfExp):
        return _is_ink(node.body, inked) and _is_ink(node.orelse, inked)
    if isinstance(node, ast.Name):
        return node.id in inked
    if isinstance(node, ast.Call) and _name(node.func) in inked:
        return True
    return _name(_root(node)) in _INKS | inked


def _inked(function: ast.AST) -> set[str]:
    """Return the names that hold Content within a function: by annotation, or as it was made."""
    found = set()
    for node in ast.walk(function):
        if isinstance(node, ast.arg) and node.annotation:
            if "Content" in ast.unparse(node.annotation):
                found.add(node.arg)
        elif isinstance(node, ast.Assign) and _is_ink(node.value, found):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return found


def _scopes(tree: ast.Module) -> Iterator[tuple[ast.AST, set[str]]]:
    """Yield each call and assignment, with the names that hold Content where it stands."""
    functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    within = {id(n): _inked(function) for function in functions for n in ast.walk(function)}
    makers = {f.name for f in functions if f.returns and ast.unparse(f.returns) == "Content"}
    for node in ast.walk(tree):
        yield node, within.get(id(node), set()) | makers


def faults(source: str) -> list[str]:
    """Return what in a source would be read as markup, or drawn past the door, with its line."""
    found: list[tuple[int, str]] = []
    for node, inked in _scopes(ast.parse(source)):
        what = ""
        match node:
            case ast.Call():
                what = _fault_of(node, inked)
            case ast.Assign(targets=[ast.Attribute(attr=name)], value=value):
                if name in _ATTRIBUTES and not _is_ink(value, inked):
                    what = f"a string as {name}"
            case ast.FunctionDef(name="render", returns=ast.Name(id="str")):
                what = "a widget drawn as a string"
            case ast.Attribute(attr=name) | ast.Name(id=name) | ast.alias(name=name):
                what = f"{name}" if name in _NEVER else ""
        if what:
            found.append((getattr(node, "lineno", 0), what))
    return [f"{line}: {what}" for line, what in sorted(set(found))]


def _fault_of(call: ast.Call, inked: set[str]) -> str:
    name = _name(call.func)
    named = {keyword.arg: keyword.value for keyword in call.keywords}
    if name == "notify":
        markup = named.get("markup")
        off = isinstance(markup, ast.Constant) and markup.value is False
        return "" if off else "notify without markup=False"
    if name == "Input":
        return "a bare Input, which draws whatever is pasted"
    given = call.args[:1] or [v for k, v in named.items() if k in {"content", "label", "prompt"}]
    if name in _READ_MARKUP:
        return "" if all(_is_ink(each, inked) for each in given) else f"a string given to {name}"
    if name == "Content":
        return "" if all(map(_is_fixed, given)) else "Content of what is not fixed: use ink"
    if name in {"assemble", "together", "stylize"}:
        parts = [each.elts[0] if isinstance(each, ast.Tuple) else each for each in call.args]
        read = any(isinstance(part, ast.JoinedStr) for part in parts) and name != "stylize"
        return "an f-string assembled: use ink" if read else ""
    if name == "update" and isinstance(call.func, ast.Attribute) and call.args:
        read = isinstance(call.args[0], ast.JoinedStr | ast.Constant)
        return "a string given to update" if read else ""
    return ""


@pytest.mark.parametrize(
    "path",
    [path for room in DRAWING for path in sorted((PACKAGE / room).rglob("*.py")) if path != DOOR],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_no_text_of_anybody_is_read_as_markup(path: Path) -> None:
    found = faults(path.read_text(encoding="utf-8"))
    if path == OPENS:
        found = [fault for fault in found if not fault.endswith(": open_url")]
    assert found == []


@pytest.mark.parametrize(
    "source",
    [
        'Static(f"{name}")',
        "Static(name)",
        'Label("[b]x[/b]")',
        "Option(person.name, id=x)",
        "Button(label=person.name)",
        "self.notify(str(error))",
        "self.notify(str(error), markup=True)",
        "Content(person.name)",
        'Content(f"{name}")',
        'together("Take ", f"{name}")',
        'Content.assemble((f"{name}", "bold"))',
        "Content.from_markup(name)",
        "self.border_title = person.name",
        'box.tooltip = f"{x}"',
        'line.update(f"{name}")',
        "def render(self) -> str: return self.name",
        "yield Input(placeholder='x')",
        "webbrowser.open(url)",
        "self.app.open_url(url)",
        "from textual.widgets import Markdown",
    ],
)
def test_the_lint_finds_what_it_looks_for(source: str) -> None:
    assert faults(source)


@pytest.mark.parametrize(
    "source",
    [
        "Static(id='x')",
        "Static(ink_line(name).stylize('bold'))",
        "Static(Content(_FIRST if one else _SEVERAL))",
        "def f(said: Content) -> None: line.update(said)",
        "def f():\n    said = together(ink(x), ' ')\n    return Static(said)",
        "def keys() -> Content: ...\nStatic(self.keys(), id='x')",
        "self.notify(str(error), markup=False)",
        "yield Line(text, id='x')",
        "def render(self) -> Content: return ink(self.name)",
    ],
)
def test_the_lint_lets_the_door_be_used(source: str) -> None:
    assert faults(source) == []
