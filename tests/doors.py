"""The doors that text and links of others pass, and who in the package goes around them.

Names are found wherever a program can name them: as a name, behind a dot, in an import, or as
the text that `getattr` takes.
"""

import ast
from collections import Counter

NAMES = {
    "Markdown and rich text are laid out": (
        ("ui/notes/reading.py",),
        ("QTextBrowser", "setMarkdown", "insertMarkdown", "loadResource", "anchorClicked"),
    ),
    "words are marked up by us, after they were escaped": (
        ("ui/widgets/labels.py",),
        ("RichText",),
    ),
    "nobody needs it": (
        (),
        ("setHtml", "insertHtml", "fromHtml", "appendHtml", "toHtml", "toMarkdown", "AutoText"),
        ("fromMarkdown", "MarkdownText", "setDefaultStyleSheet", "QTextDocumentFragment"),
        ("QStaticText", "QErrorMessage", "QWhatsThis", "setWhatsThis", "setStatusTip"),
        ("WhatsThisRole", "StatusTipRole", "setInformativeText", "setDetailedText"),
        ("QGraphicsTextItem", "setOpenExternalLinks", "setOpenLinks", "linkActivated"),
        ("setLabelText", "QInputDialog", "QProgressDialog"),
    ),
    "a model tells its words, made plain": (("ui/trash.py",), ("ToolTipRole",)),
    "links leave": (
        ("ui/way_out.py",),
        ("openUrl", "QDesktopServices", "setUrlHandler", "webbrowser", "startfile"),
    ),
    "no file or text of anyone is run": (
        (),
        ("subprocess", "QProcess", "popen", "posix_spawn", "pickle", "marshal", "shelve", "eval"),
        ("QWebEngineView", "QJSEngine", "QQmlEngine", "QPluginLoader", "execv", "execve"),
    ),
}
EXCEPT = {
    "ui/notes/reading.py": {"setOpenLinks"},  # which switches it off
    "picture/burndown.py": {"showText"},  # words that ui/goal/words.py has marked up and escaped
}
LABELS = ("ui/widgets/labels.py", "ui/widgets/empty_state.py")
SAID = {"setToolTip": slice(0, 1), "showText": slice(1, 2)}  # which arguments are words
MARKS = "ui/widgets/labels.py"


def offences(path, source):
    """What a file of the package does that is for a door alone: pairs of a line and a name."""
    tree = ast.parse(source)
    found = [(line, name) for line, name in _named(tree) if _is_kept(path, name)]
    tips = _rich_tips(tree)
    found += [(line, name) for line, name in tips if name not in EXCEPT.get(path, ())]
    if path not in LABELS:
        found += [(node.lineno, "QLabel") for node in ast.walk(tree) if _makes_label(node)]
    if path != MARKS:
        found += [(line, "&&") for line, name in _named(tree) if name == "&&"]
    return found


def names(source):
    """All that a file names."""
    return {name for _, name in _named(ast.parse(source))}


def _is_kept(path, name):
    if name in EXCEPT.get(path, ()):
        return False
    return any(
        path not in doors and any(name in names for names in kept)
        for doors, *kept in NAMES.values()
    )


def _named(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.lineno, node.attr
        elif isinstance(node, ast.Name):
            yield node.lineno, node.id
        elif isinstance(node, ast.alias):
            yield node.lineno, node.name.rpartition(".")[2]
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value
        elif isinstance(node, ast.FunctionDef):
            yield node.lineno, node.name


def _called(node):
    made = node.func if isinstance(node, ast.Call) else None
    return getattr(made, "attr", getattr(made, "id", ""))


def _makes_label(node):
    """Qt guesses whether the words of a label are markup; ours say."""
    bases = node.bases if isinstance(node, ast.ClassDef) else ()
    return _called(node) == "QLabel" or any(getattr(b, "id", "") == "QLabel" for b in bases)


def _rich_tips(tree):
    """Qt guesses it of tooltips, too: only words of ours may go around `plain_tip`."""
    scopes = [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))]
    for scope in scopes:
        ours = _ours(scope)
        for node in _inside(scope):
            said = SAID.get(_called(node))
            if said and not all(_is_plain(words, ours) for words in node.args[said]):
                yield node.lineno, _called(node)


def _inside(scope):
    for node in ast.iter_child_nodes(scope):
        yield node
        if not isinstance(node, ast.FunctionDef):
            yield from _inside(node)


def _ours(scope):
    """The names that stand for nothing but words of ours."""
    nodes = list(_inside(scope))
    stored = Counter(n.id for n in nodes if isinstance(n, ast.Name) and _is_stored(n))
    plain = Counter(
        target.id
        for node in nodes
        if isinstance(node, ast.Assign) and _is_plain(node.value)
        for target in node.targets
        if isinstance(target, ast.Name)
    )
    given = {node.arg for node in nodes if isinstance(node, ast.arg)}
    return {name for name in plain if plain[name] == stored[name]} - given


def _is_stored(name):
    return isinstance(name.ctx, ast.Store)


def _is_plain(words, ours=frozenset()):
    if isinstance(words, ast.IfExp):
        return _is_plain(words.body, ours) and _is_plain(words.orelse, ours)
    if isinstance(words, ast.Name):
        return words.id in ours
    own = _called(words) == "tr" and isinstance(words.args[0], ast.Constant)
    return own or isinstance(words, ast.Constant) or _called(words) == "plain_tip"
