"""The command line's commands with their help; wrong usage ends here, with exit code 2."""

import argparse
from pathlib import Path

from blenddigits.cli.arguments import (
    add_blend_arguments,
    add_denoise_arguments,
    add_info_arguments,
    add_reconstruct_arguments,
    add_sample_arguments,
    add_serve_arguments,
)
from blenddigits.cli.play import add_play_arguments
from blenddigits.inference.choices import CROSS_FADE, PIPE

_COMMANDS = {
    "blend": (add_blend_arguments, "turn one digit smoothly into another: a GIF, or a PNG"),
    "denoise": (add_denoise_arguments, "take the noise out of a digit"),
    "reconstruct": (add_reconstruct_arguments, "show what comes back of a digit from its code"),
    "sample": (add_sample_arguments, "make new digits"),
    "info": (add_info_arguments, "tell what an ONNX model is and where it comes from"),
    "serve": (add_serve_arguments, "show the built page on this computer"),
    "play": (add_play_arguments, "open the interactive program"),
}

_SOURCES = """\
A digit is a picture file of any size and polarity (a drawing, a scan, a photo of a digit on paper),
- for a picture from a pipe, test:123 for that image of MNIST's test split, or digit:7 for the first
test image that shows a 7.
"""
_EXIT_CODES = "Exit codes: 0 done, 1 something was wrong with what was given, 2 wrong usage."
_EXAMPLES = {
    "": """\
  blenddigits blend three.jpg eight.png -o blend.gif
  blenddigits blend digit:3 digit:8 -o strip.png
  blenddigits denoise test:5 --noise 0.4 --beside -o denoised.png
  blenddigits sample -n 64 -o digits.png
""",
    "blend": """\
  blenddigits blend digit:3 digit:8 -o blend.gif --back
  blenddigits blend photo_of_3.jpg drawing_of_8.png -o blend.gif --frames 61 --frame-ms 30
  blenddigits blend test:123 digit:7 -o middle.png --alpha 0.5
  blenddigits blend digit:3 digit:8 -o strip.png --frames 9 --path straight --model ae
  cat three.png | blenddigits blend - digit:8 -o - > blend.gif
""",
    "denoise": """\
  blenddigits denoise noisy.png -o clean.png
  blenddigits denoise digit:5 --noise 0.4 --beside -o before_and_after.png
""",
    "reconstruct": """\
  blenddigits reconstruct photo.jpg --beside -o seen_and_reconstructed.png
""",
    "sample": """\
  blenddigits sample -n 64 -o digits.png
  blenddigits sample -n 1 --seed 7 --scale 1 -o - | blenddigits blend - digit:0 -o from_a_sample.gif
""",
    "info": """\
  blenddigits info artifacts/onnx/encoder.onnx
  blenddigits info artifacts/onnx/*.onnx
""",
    "serve": """\
  blenddigits serve --port 8000
""",
    "play": """\
  blenddigits play --first 3 --second 8
  blenddigits play --save window.png
""",
}


def build_parser() -> argparse.ArgumentParser:
    """The parser of all commands; `arguments.command` is the one that was given."""
    parser = argparse.ArgumentParser(
        prog="blenddigits",
        description="Blends handwritten digits with a variational autoencoder.",
        epilog=_epilog("") + "\nblenddigits COMMAND --help tells more.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="store_true", help="print the version and exit")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    for name, (add_arguments, text) in _COMMANDS.items():
        command = commands.add_parser(
            name,
            help=text,
            description=f"{text[0].upper()}{text[1:]}.",
            epilog=_epilog(name),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        add_arguments(command)
        command.set_defaults(usage_error=command.error)
    return parser


def check_usage(arguments: argparse.Namespace) -> None:
    """End with a usage error where single arguments are right but do not go together."""
    if arguments.command != "blend":
        return
    fail = arguments.usage_error
    arguments.format = arguments.format or _format_of(arguments)
    if arguments.output != PIPE and not arguments.output.lower().endswith(f".{arguments.format}"):
        fail(f"argument --format: {arguments.output} does not end in .{arguments.format}")
    if arguments.format == "gif" and arguments.alpha is not None:
        fail("argument --alpha: makes one picture: name a .png file")
    if arguments.format == "png" and arguments.back:
        fail("argument --back: only for a .gif file")
    if arguments.a == arguments.b == PIPE:
        fail("arguments A and B: only one can come from the pipe")
    if arguments.model == CROSS_FADE and arguments.path:
        fail("argument --path: a cross-fade takes no path")
    if arguments.model == "ae" and arguments.path == "shipped":
        fail("argument --path: the shipped path is the VAE's; for ae: straight, norm-preserving")


def _format_of(arguments: argparse.Namespace) -> str:
    if arguments.output == PIPE:
        return "gif" if arguments.alpha is None else "png"
    suffix = Path(arguments.output).suffix.lower()
    if suffix not in {".gif", ".png"}:
        arguments.usage_error(
            f"argument -o: expected a name that ends in .gif or .png, found {arguments.output}"
        )
    return suffix[1:]


def _epilog(command: str) -> str:
    about = _SOURCES if command in {"blend", "denoise", "reconstruct"} else ""
    return f"{about}\nExamples:\n{_EXAMPLES[command]}\n{_EXIT_CODES}".lstrip("\n")
