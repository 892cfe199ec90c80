"""Which of our modules a file imports, directly and through others."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("blenddigits", "stages", "tools")
FILES = [*ROOT.glob("blenddigits/**/*.py"), *ROOT.glob("tools/*.py")]
PACKAGE = [file for file in sorted(FILES) if file.stem != "__init__"]
SCRIPTS = [file for file in sorted(ROOT.glob("stages/*.py")) if file.stem != "__init__"]


def name_of(file: Path) -> str:
    """As Git and dvc.yaml name it."""
    return file.relative_to(ROOT).as_posix()


def imported_modules(file: Path) -> set[Path]:
    """The files of our own modules that `file` names in its import statements."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {own for name in names if (own := module_file(name))}
    return found


def module_file(name: str) -> Path | None:
    """blenddigits.core.paths -> blenddigits/core/paths.py; None for what is no module of ours."""
    file = ROOT / f"{name.replace('.', '/')}.py"
    return file if name.startswith(PACKAGES) and file.is_file() else None


def all_imported_modules(file: Path) -> set[Path]:
    """imported_modules, and theirs, and so on."""
    found: set[Path] = set()
    waiting = [file]
    while waiting:
        new = imported_modules(waiting.pop()) - found
        found |= new
        waiting += new
    return found
