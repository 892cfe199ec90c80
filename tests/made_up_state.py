"""The window's state with tiny models and made-up images, and hands for a window on it."""

import torch
from made_up import MNIST, PATH, blob_intensities, random_guide
from matplotlib.axes import Axes
from matplotlib.backend_bases import KeyEvent, MouseButton, MouseEvent

from blenddigits.judge.classifier import CHOOSER, Judge
from blenddigits.models.autoencoders import VAE, Autoencoder
from blenddigits.models.prior import GaussianMixture
from blenddigits.window.material import AE, CLEAN, DENOISING, gather
from blenddigits.window.state import State
from blenddigits.window.window import Window

IMAGES = 60  # six of each class, in turn


def made_up_state(seed: int = 0) -> State:
    """Random weights, large enough that codes and pictures differ visibly; digits 3 and 8."""
    torch.manual_seed(1)
    models: dict[str, Autoencoder | VAE] = {
        DENOISING: VAE(8, 2, GaussianMixture(5, 2)),
        CLEAN: VAE(8, 2),
        AE: Autoencoder(8, 2),
    }
    judge = Judge(CHOOSER, 10, 28).eval().requires_grad_(False)
    for network in (*models.values(), judge):
        network.eval().requires_grad_(False)
        for parameter in network.parameters():
            parameter.mul_(3)
    for model in models.values():
        model.sharpness = 1.5
    labels = torch.arange(IMAGES) % 10
    guides = dict.fromkeys(models, random_guide())
    material = gather(models, guides, judge, blob_intensities(IMAGES), labels, PATH, MNIST)
    return State(material, 3, 8, seed)


def press(window: Window, ax: Axes, x: float, y: float) -> None:
    """Press the mouse at a place of the axes, in their data coordinates, and hold it."""
    send(window, "button_press_event", ax, x, y)


def drag(window: Window, ax: Axes, x: float, y: float) -> None:
    send(window, "motion_notify_event", ax, x, y)


def release(window: Window, ax: Axes, x: float, y: float) -> None:
    send(window, "button_release_event", ax, x, y)


def click(window: Window, ax: Axes, x: float, y: float) -> None:
    press(window, ax, x, y)
    release(window, ax, x, y)


def click_word(window: Window, ax: Axes, word: str) -> None:
    """Click the middle of a word in the axes."""
    [text] = [text for text in ax.texts if text.get_text() == word]
    click(window, ax, *text.get_position())


def send(window: Window, name: str, ax: Axes, x: float, y: float) -> None:
    canvas = window.figure.canvas
    pixels = ax.transData.transform((x, y))
    at = round(pixels[0]), round(pixels[1])
    canvas.callbacks.process(name, MouseEvent(name, canvas, *at, MouseButton.LEFT))


def type_key(window: Window, key: str) -> None:
    canvas = window.figure.canvas
    canvas.callbacks.process("key_press_event", KeyEvent("key_press_event", canvas, key))
