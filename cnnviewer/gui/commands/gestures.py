"""Keys and mouse that belong to one panel, not to a menu: (keys, what happens, where), for the help page."""

from __future__ import annotations

from cnnviewer.gui.translation import QT_TRANSLATE_NOOP

_STRIP = QT_TRANSLATE_NOOP("Commands", "Strip")
_SOURCE = QT_TRANSLATE_NOOP("Commands", "Source")
_CANVAS = QT_TRANSLATE_NOOP("Commands", "Canvas")
_KERNEL = QT_TRANSLATE_NOOP("Commands", "Kernel")
_ANIMATION = QT_TRANSLATE_NOOP("Commands", "Animation")
_COMPARE = QT_TRANSLATE_NOOP("Commands", "Compare")
_XRAY = QT_TRANSLATE_NOOP("Commands", "X-ray")
_STACK = QT_TRANSLATE_NOOP("Commands", "3-D")
_CLASSES = QT_TRANSLATE_NOOP("Commands", "Classes")
_ANYWHERE = QT_TRANSLATE_NOOP("Commands", "Anywhere")

GESTURES: tuple[tuple[str, str, str], ...] = (
    ("F10", QT_TRANSLATE_NOOP("Commands", "All menus"), _ANYWHERE),
    ("Tab", QT_TRANSLATE_NOOP("Commands", "The next control"), _ANYWHERE),
    (
        QT_TRANSLATE_NOOP("Commands", "Drop an .onnx file"),
        QT_TRANSLATE_NOOP("Commands", "It becomes the network"),
        _ANYWHERE,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Drop a .pth, .safetensors or .npz file"),
        QT_TRANSLATE_NOOP("Commands", "Its weights go into the opened network"),
        _ANYWHERE,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Drop files, a folder or a picture"),
        QT_TRANSLATE_NOOP("Commands", "It becomes the source; several pictures become a slide show"),
        _ANYWHERE,
    ),
    (QT_TRANSLATE_NOOP("Commands", "Click a map"), QT_TRANSLATE_NOOP("Commands", "Select map and cell"), _STRIP),
    (QT_TRANSLATE_NOOP("Commands", "Double click"), QT_TRANSLATE_NOOP("Commands", "Enlarge one map"), _STRIP),
    (QT_TRANSLATE_NOOP("Commands", "Arrows"), QT_TRANSLATE_NOOP("Commands", "Walk the maps of a layer"), _STRIP),
    ("Ctrl+←  Ctrl+→", QT_TRANSLATE_NOOP("Commands", "Walk the layers"), _STRIP),
    (QT_TRANSLATE_NOOP("Commands", "Wheel"), QT_TRANSLATE_NOOP("Commands", "Zoom at the mouse"), _STRIP),
    (
        QT_TRANSLATE_NOOP("Commands", "Wheel above a column, Shift+wheel"),
        QT_TRANSLATE_NOOP("Commands", "Scroll to other layers"),
        _STRIP,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Drag, while painting"),
        QT_TRANSLATE_NOOP("Commands", "Draw numbers into an enlarged map; Esc ends it"),
        _STRIP,
    ),
    ("+  −  0", QT_TRANSLATE_NOOP("Commands", "Zoom in, out, show all"), _STRIP),
    ("Home  End", QT_TRANSLATE_NOOP("Commands", "The first and the last map"), _STRIP),
    ("Page up  Page down", QT_TRANSLATE_NOOP("Commands", "The layer before and after"), _STRIP),
    ("Ctrl+Page up  Ctrl+Page down", QT_TRANSLATE_NOOP("Commands", "Ten layers before and after"), _STRIP),
    ("Ctrl+Home  Ctrl+End", QT_TRANSLATE_NOOP("Commands", "The first and the last layer"), _STRIP),
    (
        QT_TRANSLATE_NOOP("Commands", "Click the angle of a block, double click its name"),
        QT_TRANSLATE_NOOP("Commands", "Unfold the block; the label above its columns folds it"),
        _STRIP,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Click or drag on the map of the network"),
        QT_TRANSLATE_NOOP("Commands", "Go to that place; a double click selects the layer"),
        _STRIP,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Click the picture"),
        QT_TRANSLATE_NOOP("Commands", "Select the cell at that place"),
        _SOURCE,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Arrows"),
        QT_TRANSLATE_NOOP("Commands", "Step, until a cell is chosen; then walk the cell"),
        _SOURCE,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Drag over the picture"),
        QT_TRANSLATE_NOOP("Commands", "Mark a patch; drag it onto the kernel"),
        _SOURCE,
    ),
    (QT_TRANSLATE_NOOP("Commands", "Drag, right drag"), QT_TRANSLATE_NOOP("Commands", "Draw, erase"), _CANVAS),
    ("P  E", QT_TRANSLATE_NOOP("Commands", "Pen or eraser"), _CANVAS),
    (
        QT_TRANSLATE_NOOP("Commands", "Wheel, [ and ]"),
        QT_TRANSLATE_NOOP("Commands", "Thickness of the line"),
        _CANVAS,
    ),
    ("Delete", QT_TRANSLATE_NOOP("Commands", "Empty the canvas"), _CANVAS),
    (
        QT_TRANSLATE_NOOP("Commands", "Wheel or drag on a cell"),
        QT_TRANSLATE_NOOP("Commands", "Change the number"),
        _KERNEL,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Digits, arrows, Tab"),
        QT_TRANSLATE_NOOP("Commands", "Type numbers and walk cells"),
        _KERNEL,
    ),
    ("Ctrl+C  Ctrl+V", QT_TRANSLATE_NOOP("Commands", "Copy or paste the matrix as text"), _KERNEL),
    (QT_TRANSLATE_NOOP("Commands", "Arrows"), QT_TRANSLATE_NOOP("Commands", "Choose a class"), _CLASSES),
    (QT_TRANSLATE_NOOP("Commands", "Space, P"), QT_TRANSLATE_NOOP("Commands", "Keep the class in view"), _CLASSES),
    ("Ctrl+C", QT_TRANSLATE_NOOP("Commands", "Copy the rows as a table"), _CLASSES),
    (
        QT_TRANSLATE_NOOP("Commands", "Click a number"),
        QT_TRANSLATE_NOOP("Commands", "Go to the cell it was read from; a weight shows its kernel"),
        _XRAY,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Click a row"),
        QT_TRANSLATE_NOOP("Commands", "Show its numbers, or put them away"),
        _XRAY,
    ),
    ("↑  ↓", QT_TRANSLATE_NOOP("Commands", "Choose a stronger or weaker contributor"), _XRAY),
    ("Enter", QT_TRANSLATE_NOOP("Commands", "Walk to the contributor"), _XRAY),
    ("Backspace  Esc", QT_TRANSLATE_NOOP("Commands", "Walk back to the number before"), _XRAY),
    ("Home  End", QT_TRANSLATE_NOOP("Commands", "To the first number of the walk, on to the input"), _XRAY),
    (
        QT_TRANSLATE_NOOP("Commands", "Drag"),
        QT_TRANSLATE_NOOP("Commands", "Turn the boxes; with Shift, move them"),
        _STACK,
    ),
    ("Shift+←  Shift+→  Shift+↑  Shift+↓", QT_TRANSLATE_NOOP("Commands", "Turn the boxes"), _STACK),
    (
        QT_TRANSLATE_NOOP("Commands", "Space, arrows, Home, End"),
        QT_TRANSLATE_NOOP("Commands", "Play; step; go to the first and the last step"),
        _ANIMATION,
    ),
    (
        QT_TRANSLATE_NOOP("Commands", "Wheel, drag"),
        QT_TRANSLATE_NOOP("Commands", "Zoom and move A, B and the difference together"),
        _COMPARE,
    ),
    ("↑  ↓", QT_TRANSLATE_NOOP("Commands", "Walk the list of layers"), _COMPARE),
    ("E", QT_TRANSLATE_NOOP("Commands", "Pull the maps apart, pack them again"), _STACK),
)
