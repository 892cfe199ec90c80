"""`blenddigits blend`: the path from one digit to another as a GIF, a strip, or one picture."""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blenddigits.cli.arguments import (
    PIPE,
    SOURCES,
    UsageError,
    add_ink,
    add_model,
    add_output,
    add_turn,
    between,
    check_turn,
    whole,
)
from blenddigits.inference.choices import PATHS, SHIPPED

if TYPE_CHECKING:
    from blenddigits.cli.drawing import Images

HELP = "turn one digit smoothly into another: a GIF, a PNG or an SVG"
EPILOG = f"""\
{SOURCES}
Examples:
  blenddigits blend digit:3 digit:8 -o blend.gif --back
  blenddigits blend photo_of_3.jpg drawing_of_8.png -o blend.gif --frames 61 --frame-ms 30
  blenddigits blend test:123 digit:7:12 -o middle.png --alpha 0.5
  blenddigits blend digit:3 digit:8 -o strip.png --frames 9 --path straight --model ae
  blenddigits blend digit:3 digit:8 -o ink.gif --ink --scale 12
  blenddigits blend digit:3 digit:8 -o moving.svg
  blenddigits blend on_its_side.jpg digit:8 --turn auto --size 500 -o any_size.gif
  cat three.png | blenddigits blend - digit:8 -o - > blend.gif
"""

FORMATS = ("gif", "png", "svg")
CROSS_FADE = "cross-fade"  # in place of a model
MAX_FRAMES = 1000
GIF_FRAMES, STRIP_FRAMES = 31, 11
PROGRESS_AFTER_S = 0.5


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two digits and the path between them."""
    parser.add_argument("a", metavar="A", help="the digit at the beginning")
    parser.add_argument("b", metavar="B", help="the digit at the end")
    add_output(parser, "a .gif or .svg with the path, or a .png with a strip or one picture of it")
    parser.add_argument(
        "--format", choices=FORMATS, help="what -o - writes (gif; with --alpha png)"
    )
    many = parser.add_mutually_exclusive_group()
    many.add_argument(
        "--frames",
        type=whole(2, MAX_FRAMES),
        metavar="N",
        help="pictures of the path, both ends among them (gif, svg: 31, png: 11)",
    )
    many.add_argument(
        "--alpha",
        type=between(0.0, 1.0),
        metavar="T",
        help="only the picture at this position: 0 is A, 1 is B",
    )
    parser.add_argument(
        "--path",
        choices=PATHS,
        help="the path between the two codes (vae: shipped, that of the page; ae: straight; "
        "ae has no shipped one)",
    )
    add_model(parser, CROSS_FADE)
    add_ink(parser, "; an .svg always has them")
    add_turn(parser)
    parser.add_argument("--back", action="store_true", help="gif, svg: and the path back again")
    parser.add_argument(
        "--frame-ms",
        type=whole(20, 10_000),
        default=60,
        metavar="MS",
        help="gif, svg: how long each picture is shown, in milliseconds; in a gif in steps of 10 "
        "(%(default)s)",
    )


def run(arguments: argparse.Namespace) -> None:
    """Write the path, or one picture of it; raises UsageError where arguments do not go together.

    Raises UserError when a digit or a model is not there, and OSError when OUT cannot be written.
    """
    format_ = _checked_format(arguments)

    import numpy as np

    from blenddigits.cli.drawing import shown_side
    from blenddigits.cli.sources import check_target, read_source, reads_for, write_target
    from blenddigits.cli.strange import tell_if_strange
    from blenddigits.cli.turning import turned
    from blenddigits.figures.encoding import check_size
    from blenddigits.inference.blend_model import load
    from blenddigits.inference.interpolation import straight

    check_target(arguments.output, arguments.force)
    is_crossfade = arguments.model == CROSS_FADE
    model = None if is_crossfade else load(arguments.folder, arguments.model)
    reads = None if model is None else reads_for(model)
    named = {name: read_source(name, reads) for name in (arguments.a, arguments.b)}
    a, b = (turned(named[name], arguments.turn, model, name) for name in (arguments.a, arguments.b))
    alphas = _alphas(arguments, format_)
    if format_ != "svg":
        shown = 2 * len(alphas) - 2 if arguments.back else len(alphas)
        check_size(shown * shown_side(len(a), arguments) ** 2)
    if model is None:
        frames = straight(a, b, np.array(alphas, dtype=np.float32))
    else:
        tell_if_strange(a, arguments.a, model)
        tell_if_strange(b, arguments.b, model)
        batches = (model.blend(a, b, some, path=arguments.path) for some in _in_batches(alphas))
        frames = np.concatenate(list(batches))
    if arguments.back:
        frames = np.concatenate([frames, frames[-2:0:-1]])
    write_target(arguments.output, _encoded(frames, format_, arguments))


def _encoded(images: "Images", format_: str, arguments: argparse.Namespace) -> bytes:
    """The file; raises UserError when it would be too large."""
    from blenddigits.cli.drawing import drawn
    from blenddigits.figures.encoding import gif, png, strip

    if format_ == "svg":
        from blenddigits.figures.ink import ink_svg

        return ink_svg(list(images), arguments.frame_ms)
    frames, scale = drawn(images, arguments)
    if format_ == "gif":
        return gif(frames, scale, arguments.frame_ms)
    return png(strip(frames), scale)


def _checked_format(arguments: argparse.Namespace) -> str:
    """gif or png; raises UsageError unless all that was asked for goes together."""
    name: str = arguments.output
    format_: str = arguments.format or _format_of(name, arguments.alpha is not None)
    if name != PIPE and not name.lower().endswith(f".{format_}"):
        raise UsageError(f"argument --format: {name} does not end in .{format_}")
    if format_ == "gif" and arguments.alpha is not None:
        raise UsageError("argument --alpha: makes one picture: name a .png file")
    if format_ == "png" and arguments.back:
        raise UsageError("argument --back: only for a .gif file or an .svg")
    if arguments.a == arguments.b == PIPE:
        raise UsageError("arguments A and B: only one can come from the pipe")
    check_turn(arguments)
    if arguments.model == CROSS_FADE and arguments.path:
        raise UsageError("argument --path: a cross-fade takes no path")
    if arguments.model == "ae" and arguments.path == SHIPPED:
        raise UsageError(
            "argument --path: the shipped path is the VAE's; for ae: straight, norm-preserving"
        )
    return format_


def _format_of(name: str, is_one_picture: bool) -> str:
    if name == PIPE:
        return "png" if is_one_picture else "gif"
    suffix = Path(name).suffix.lower()
    if suffix.removeprefix(".") not in FORMATS:
        raise UsageError(
            f"argument -o: expected a name that ends in .gif or .png or .svg, not {name}"
        )
    return suffix[1:]


def _alphas(arguments: argparse.Namespace, format_: str) -> list[float]:
    if arguments.alpha is not None:
        return [arguments.alpha]
    count = arguments.frames or (STRIP_FRAMES if format_ == "png" else GIF_FRAMES)
    return [number / (count - 1) for number in range(count)]


def _in_batches(alphas: Sequence[float]) -> Iterator[Sequence[float]]:
    """As many as a model takes at once; on a terminal with a bar, where it takes long."""
    from tqdm import tqdm

    from blenddigits.inference.session import BATCH_SIZE

    starts = tqdm(
        range(0, len(alphas), BATCH_SIZE),
        desc="blending",
        unit=" batches",
        leave=False,
        delay=PROGRESS_AFTER_S,
        disable=None,  # off where there is no terminal
    )
    return (alphas[start:][:BATCH_SIZE] for start in starts)
