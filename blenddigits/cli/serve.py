"""`blenddigits serve`: the built page on this computer."""

import argparse

from blenddigits.cli.arguments import whole

HELP = "show the built page on this computer"
EPILOG = """\
Examples:
  blenddigits serve --port 8000
"""

PORT = 4173


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The port."""
    parser.add_argument(
        "--port",
        type=whole(0, 65535),
        default=PORT,
        help="on 127.0.0.1 (%(default)s); 0 takes any free one",
    )


def run(arguments: argparse.Namespace) -> None:
    """Serve until Ctrl-C; raises UserError when there is no page, or the port is taken."""
    from blenddigits.cli.page_server import HOST, open_server

    with open_server(arguments.port) as server:
        print(f"http://{HOST}:{server.server_port}/ (Ctrl-C ends it)", flush=True)
        server.serve_forever()
