"""Facts about the networks that hold for any weights."""

import pytest
import torch
from imports import ROOT
from made_up import MNIST, blob_intensities, seeded
from torch import nn

from blenddigits.core.params import load_params
from blenddigits.models.autoencoders import VAE, Autoencoder, count_parameters
from blenddigits.models.elbo import binary_cross_entropy, kl_to_standard_normal, log_normal
from blenddigits.models.prior import GaussianMixture, make_prior


def shapes(model: nn.Module) -> dict[str, list[int]]:
    return {name: list(weight.shape) for name, weight in model.named_parameters()}


def test_the_vae_has_no_more_parameters_than_the_original() -> None:
    """With its prior, the prototypes that its paths go over, and the reader that leads them."""
    params = load_params(ROOT / "params.yaml")
    prior = make_prior(params.prior, params.latent_dim)
    vae = VAE(params.hidden_dim, params.latent_dim, prior)
    cfg = params.find_prototypes
    prototypes = cfg.count * params.latent_dim
    reader = cfg.reader.hidden * (params.latent_dim + 1) + len(MNIST.classes) * (
        cfg.reader.hidden + 1
    )
    assert count_parameters(vae) + prototypes + reader <= 1_189_984


def test_the_parameters_are_counted_by_hand() -> None:
    hidden, latent = 8, 2
    block = 2 * hidden + hidden * hidden + hidden  # LayerNorm and Linear
    encoder = 784 * hidden + hidden + block + 2 * hidden + (hidden + 1) * 2 * latent + hidden
    decoder = (latent + 1) * hidden + block + 2 * hidden + hidden + 784
    assert count_parameters(VAE(hidden, latent)) == encoder + decoder
    mixture = 5 * (latent + latent + 1)  # of each component means, variances and a weight
    assert count_parameters(VAE(hidden, latent, GaussianMixture(5, latent))) == (
        encoder + decoder + mixture
    )


def test_the_autoencoder_is_the_vae_without_logvar() -> None:
    autoencoder, vae = shapes(Autoencoder(8, 3)), shapes(VAE(8, 3))
    different = {name for name in vae if vae[name] != autoencoder[name]}
    assert autoencoder.keys() == vae.keys()
    assert {vae[name][0] for name in different} == {6}
    assert {autoencoder[name][0] for name in different} == {3}


def test_the_second_look_sees_what_the_first_picture_misses(tiny_vae: VAE) -> None:
    network, x = tiny_vae.network, blob_intensities(4)
    seen = network.from_pixels(x.flatten(1))
    x_hat = torch.sigmoid(tiny_vae.decode(network.encoder(seen)[:, :2]))
    missed = (x - x_hat).flatten(1) @ network.from_pixels.weight.t()
    expected = network.encoder(seen + network.correction * missed)
    torch.testing.assert_close(torch.cat(tiny_vae.encode(x), dim=1), expected)
    assert (expected - network.encoder(seen)).abs().max() > 0.01


def test_what_is_missed_is_the_gradient_of_the_likelihood(tiny_vae: VAE) -> None:
    """In the decoder's last hidden layer: its matrix, transposed, is the encoder's."""
    network, x = tiny_vae.network, blob_intensities(4)
    hidden = torch.randn(4, 8, generator=seeded()).requires_grad_()
    x_logits = hidden @ network.from_pixels.weight + network.pixel_bias
    binary_cross_entropy(x_logits.view_as(x), x).sum().backward()
    missed = (x - torch.sigmoid(x_logits).view_as(x)).flatten(1)
    assert hidden.grad is not None
    torch.testing.assert_close(-hidden.grad, missed @ network.from_pixels.weight.t())


def test_a_network_that_is_not_trained_looks_once() -> None:
    network, x = Autoencoder(8, 3).network, blob_intensities(4)
    assert torch.equal(network.encode(x), network.encoder(network.from_pixels(x.flatten(1))))


@pytest.mark.parametrize("model_class", [Autoencoder, VAE])
def test_every_parameter_is_trained(model_class: type[Autoencoder | VAE]) -> None:
    model = model_class(8, 2)
    code = model.encode(blob_intensities(4))
    mu, logvar = code if isinstance(code, tuple) else (code, torch.zeros_like(code))
    (model.decode(mu + logvar) ** 2).sum().backward()
    for name, parameter in model.named_parameters():
        assert parameter.grad is not None, name
        assert parameter.grad.abs().sum() > 0, name


def test_samples_have_the_mean_and_variance_of_q() -> None:
    mu = torch.tensor([[2.0, -1.0]]).expand(40_000, -1)
    logvar = torch.tensor([[0.25, 4.0]]).log().expand(40_000, -1)
    z = VAE(8, 2).reparameterize(mu, logvar, seeded())
    torch.testing.assert_close(z.mean(dim=0), mu[0], atol=0.05, rtol=0)
    torch.testing.assert_close(z.var(dim=0), logvar[0].exp(), atol=0, rtol=0.05)


def test_gradients_flow_through_a_sample() -> None:
    mu, logvar = torch.zeros(1, 2, requires_grad=True), torch.zeros(1, 2, requires_grad=True)
    VAE(8, 2).reparameterize(mu, logvar, seeded()).sum().backward()
    eps = torch.randn(1, 2, generator=seeded())
    assert mu.grad is not None
    assert logvar.grad is not None
    torch.testing.assert_close(mu.grad, torch.ones(1, 2))
    torch.testing.assert_close(logvar.grad, 0.5 * eps)  # d/dlogvar of exp(0.5 * logvar) * eps


def test_forward_decodes_a_sample_of_what_it_encodes(tiny_vae: VAE) -> None:
    x = blob_intensities(4)
    x_logits, kl = tiny_vae(x, seeded(1))
    mu, logvar = tiny_vae.encode(x)
    z = tiny_vae.reparameterize(mu, logvar, seeded(1))
    assert torch.equal(x_logits, tiny_vae.decode(z))
    assert torch.equal(kl, kl_to_standard_normal(mu, logvar))
    assert not torch.equal(x_logits, tiny_vae.decode(mu))


def test_forward_measures_the_kl_to_the_mixture_at_the_code_it_decodes(mixture_vae: VAE) -> None:
    x = blob_intensities(4)
    x_logits, kl = mixture_vae(x, seeded(1))
    mu, logvar = mixture_vae.encode(x)
    z = mixture_vae.reparameterize(mu, logvar, seeded(1))
    assert torch.equal(x_logits, mixture_vae.decode(z))
    torch.testing.assert_close(kl, log_normal(z, mu, logvar) - mixture_vae.prior.log_prob(z))


def test_a_prior_of_another_latent_size_is_named() -> None:
    message = "a prior with latent_dim 3 does not fit a VAE with latent_dim 2"
    with pytest.raises(ValueError, match=message):
        VAE(8, 2, GaussianMixture(5, 3))


def test_pictures_are_shown_by_the_sigmoid_of_sharper_logits(tiny_vae: VAE) -> None:
    z = torch.randn(5, 2, generator=seeded())
    assert tiny_vae.sharpness == 1.5
    assert torch.equal(tiny_vae.show(z), torch.sigmoid(1.5 * tiny_vae.decode(z)))


@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_a_senseless_sharpness_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match=f"sharpness: expected .* above 0, found {value}"):
        VAE(8, 2).sharpness = value


def test_logits_are_not_bounded(tiny_vae: VAE) -> None:
    x_logits = tiny_vae.decode(10 * torch.randn(5, 2, generator=seeded()))
    assert x_logits.min() < 0
    assert x_logits.max() > 1
