"""Cross entropy and soft Dice for complete labels, and for references that know only merged classes."""

import torch

from . import classes as c

IGNORE = -1
# Merged references: bit masks of the classes that a voxel may have.
_BITS = {
    name: sum(1 << k for k in members)
    for name, members in dict(
        vertebra=[*c.VERTEBRA],
        disc=[c.DISC],
        canal=[c.CORD, c.CANAL],
        background=[c.BACKGROUND],
        endplate=[c.ENDPLATE],
        sacrum=[c.SACRUM],
    ).items()
}
VERTEBRA, DISC, CANAL, NONE, ENDPLATE, SACRUM = (
    _BITS[k] for k in ("vertebra", "disc", "canal", "background", "endplate", "sacrum")
)


def complete_loss(
    logits: torch.Tensor, target: torch.Tensor, background_weight: float = 0.8
) -> tuple[torch.Tensor, torch.Tensor]:
    """(CE + 1 - soft Dice of the classes present, its second term); `target` [N, R, A, S], IGNORE is left out.

    The background weighs little less than the rest: at 0.3 the posterior elements grew into columns.
    """
    log_p = torch.log_softmax(logits.float(), 1)
    known = target != IGNORE
    safe = target.clamp(min=0)
    per_voxel = -log_p.gather(1, safe[:, None])[:, 0]
    w = torch.where(safe == 0, background_weight, 1.0) * known
    ce = (per_voxel * w).sum() / (w.sum() + 1e-6)
    p = log_p.exp() * known[:, None]
    one_hot = torch.zeros_like(p).scatter_(1, safe[:, None], 1.0) * known[:, None]
    axes = (0, 2, 3, 4)
    size = one_hot.sum(axes)
    dice = (2 * (p * one_hot).sum(axes) + 1) / (p.sum(axes) + size + 1)
    present = size > 0
    present[0] = False
    soft = 1 - dice[present].mean() if present.any() else dice.sum() * 0
    return ce + soft, soft.detach()


def merged_loss(
    logits: torch.Tensor, allowed: torch.Tensor, background_weight: float = 0.7
) -> tuple[torch.Tensor, torch.Tensor]:
    """-log of the summed probability of the allowed classes, plus Dice of vertebra, disc and canal.

    `allowed` [N, R, A, S] holds bit masks (0 = ignore). The merged Dice looks only at voxels whose mask is
    one of the plain groups, so the seam where an endplate may hide is left to the cross entropy.
    """
    p = torch.softmax(logits.float(), 1)
    bits = torch.arange(logits.shape[1], device=logits.device).view(1, -1, 1, 1, 1)
    member = (allowed[:, None] >> bits) & 1
    inside = (p * member).sum(1).clamp(min=1e-6)
    w = torch.where((allowed & 1) > 0, background_weight, 1.0) * (allowed != 0)
    ce = -(inside.log() * w).sum() / (w.sum() + 1e-6)
    plain = (allowed == VERTEBRA) | (allowed == DISC) | (allowed == CANAL) | (allowed == NONE)
    soft, groups = 0, 0
    for mask, members in ((VERTEBRA, c.VERTEBRA), (DISC, [c.DISC]), (CANAL, [c.CORD, c.CANAL])):
        truth = (allowed == mask).float()
        if truth.sum() < 20:
            continue
        q = p[:, list(members)].sum(1) * plain
        soft = soft + 1 - (2 * (q * truth).sum() + 1) / (q.sum() + truth.sum() + 1)
        groups += 1
    soft = soft / max(groups, 1)
    return ce + soft, soft.detach() if groups else torch.zeros(())
