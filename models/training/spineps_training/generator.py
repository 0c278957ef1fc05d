"""Turns the numbers of `anatomy` into voxels: tissues, instances and the distance to bone.

Everything is an implicit function (mm, negative inside) evaluated in the local frame of a vertebra
(x right, y front, z head); the part with the smallest value wins. The coordinates are bent by smooth
random fields first, so no two structures are regular.
"""

import numpy as np
from scipy import ndimage

from . import classes as c
from .anatomy import random_spine

SPACING = np.array([1.5, 1.0, 1.0])  # mm, R A S
SHAPE = (72, 156, 232)
_RIB = 99  # owner of bone that belongs to no instance
REGIONS = {"neck": (1, 9), "thorax": (8, 18), "junction": (16, 22), "lumbar": (21, 25.5)}


def generate(seed, region=None, shape=SHAPE):
    """One random volume.

    Returns a dict: tissue (uint8, `classes`), instance (uint8: 1.. from C1 down, 26 sacrum; discs and
    endplates keep 0), rim (int8, quarter millimetres outside the bone surface, clipped), centres
    (n x 4: voxel coordinates of the bodies and the instance), region, variant.
    """
    rng = np.random.default_rng(seed)
    region = region or str(rng.choice(list(REGIONS), p=[.27, .2, .18, .35]))
    spine, sacrum, traits = random_spine(rng)
    position = rng.uniform(*REGIONS[region])
    bodies = [*spine, *sacrum[:3]]
    middle = bodies[int(np.argmin([abs(v.position - position) for v in bodies]))].centre
    origin = middle - SPACING * shape / 2 + [rng.normal(0, 2), rng.normal(-16, 6), rng.normal(0, 8)]
    canvas = _Canvas(rng, origin, shape, traits)
    _background(canvas, rng, spine, sacrum)
    visible = [v for v in [*spine, *sacrum] if canvas.holds(v.centre, 75)]
    for v in visible:
        if v.instance == 26:
            _sacral_segment(canvas, v, sacrum)
        elif v.name == "C1":
            _atlas(canvas, v)
        else:
            _vertebra(canvas, v, rng)
    order = [*spine, *sacrum]
    for above, below in zip(order, order[1:]):
        if canvas.holds(above.centre, 60) and above.name != "C1" and above.instance != 26:
            _disc(canvas, above, below, rng)
    _canal(canvas, spine, sacrum, traits, rng)
    _soft_tissue_between(canvas, rng)
    if rng.random() < .03:
        _implants(canvas, visible, rng)
    centres = [[*((v.centre - origin) / SPACING), v.instance] for v in visible
               if v.instance != 26 and v.name != "C1" and canvas.holds(v.centre, 0)]
    return dict(tissue=canvas.tissue, instance=canvas.instance,
                rim=np.clip(canvas.bone * 4, -127, 127).astype(np.int8),
                centres=np.array(centres, np.float32).reshape(-1, 4), region=region,
                variant=traits["variant"])


class _Canvas:
    """The volumes being painted and the bent world coordinates of their voxels."""

    def __init__(self, rng, origin, shape, traits):
        self.origin, self.shape, self.traits = origin, shape, traits
        axes = [origin[i] + SPACING[i] * np.arange(shape[i], dtype=np.float32) for i in range(3)]
        self.world = list(np.meshgrid(*axes, indexing="ij"))
        for grid_mm, size in ((45, rng.uniform(.5, 3)), (14, rng.uniform(.2, .8))):
            for i in range(3):
                coarse = [int(np.ceil(n * s / grid_mm)) + 3 for n, s in zip(shape, SPACING)]
                self.world[i] += _smooth(rng, coarse, shape) * size
        self.tissue = np.full(shape, c.FAT, np.uint8)
        self.instance = np.zeros(shape, np.uint8)
        self.bone = np.full(shape, 30, np.float32)
        self.owner = np.zeros(shape, np.uint8)
        self.joint = np.zeros(shape, bool)

    def holds(self, point, margin_mm):
        end = self.origin + SPACING * self.shape
        return bool(np.all(point > self.origin - margin_mm) and np.all(point < end + margin_mm))

    def box(self, centre, frame, low, high):
        """Slices of the voxels that a local box can touch, and their local coordinates; None if none."""
        corners = np.array(np.meshgrid(*zip(low, high), indexing="ij")).reshape(3, -1)
        points = ((frame @ corners).T + centre - self.origin) / SPACING
        begin = np.maximum(np.floor(points.min(0)).astype(int) - 2, 0)
        end = np.minimum(np.ceil(points.max(0)).astype(int) + 3, self.shape)
        if np.any(end <= begin):
            return None
        at = tuple(slice(b, e) for b, e in zip(begin, end))
        d = [self.world[i][at] - np.float32(centre[i]) for i in range(3)]
        f = frame.astype(np.float32)
        return at, [f[0, j] * d[0] + f[1, j] * d[1] + f[2, j] * d[2] for j in range(3)]

    def add_bone(self, at, value, part, instance, gap):
        """Paints bone where `value` < 0, leaving a joint gap towards the bone of others."""
        other = self.bone[at]
        owner = self.owner[at]
        if gap > 0:
            foreign = (owner != instance) & (owner > 0) & (owner != _RIB) | (owner == 26) & (instance != 26)
            self.joint[at] |= foreign & (value < gap) & (other < gap) & (np.abs(value - other) < gap)
        closer = value < other
        owner[closer] = instance if instance else _RIB
        inside = closer & (value < 0)
        self.tissue[at][inside] = part[inside] if isinstance(part, np.ndarray) else part
        self.instance[at][inside] = instance
        np.minimum(other, value, out=other)


def _smooth(rng, coarse, shape):
    field = rng.normal(0, 1, coarse).astype(np.float32)
    field = ndimage.gaussian_filter(field, .6)
    zoom = [n / m for n, m in zip(shape, coarse)]
    return ndimage.zoom(field, zoom, order=1, grid_mode=True, mode="nearest")[:shape[0], :shape[1], :shape[2]] * 1.6


def _capsule(p, a, b, radius_a, radius_b, squash=(1, 1, 1)):
    """A tapered rod from a to b; `squash` > 1 makes it thicker along that axis."""
    q = [(p[i] - a[i]) / squash[i] for i in range(3)]
    axis = [(b[i] - a[i]) / squash[i] for i in range(3)]
    length = sum(x * x for x in axis) + 1e-6
    t = np.clip(sum(q[i] * axis[i] for i in range(3)) / length, 0, 1)
    distance = np.sqrt(sum((q[i] - t * axis[i]) ** 2 for i in range(3)) + 1e-6)
    return (distance - (radius_a + t * (radius_b - radius_a))) * min(squash)


def _plate(p, a, b, thick, height_a, height_b):
    """A blade in the sagittal plane from a to b: thin in x, tall across its axis."""
    axis = np.array([b[1] - a[1], b[2] - a[2]])
    length = np.linalg.norm(axis) + 1e-6
    axis = axis / length
    along = (p[1] - a[1]) * axis[0] + (p[2] - a[2]) * axis[1]
    across = (p[2] - a[2]) * axis[0] - (p[1] - a[1]) * axis[1]
    t = np.clip(along / length, 0, 1)
    half = (height_a + t * (height_b - height_a)) / 2
    side = np.abs(p[0] - a[0] - t * (b[0] - a[0])) - thick / 2 * (.75 + .5 * t * t)
    end = np.maximum(-along, along - length)
    return _smooth_max(_smooth_max(side, np.abs(across) - half, 2.5), end, 4)


def _smooth_max(a, b, k):
    h = np.clip(.5 + (a - b) / (2 * k), 0, 1)
    return b + (a - b) * h + k * h * (1 - h)


def _outline(size, x, y, z, osteophyte=0.0):
    """Side distance of a body: widest behind its middle, with a waist and a flat, slightly hollow back wall."""
    w, d, h = size["width"] / 2, size["depth"] / 2, size["height"] / 2
    level = np.clip(np.abs(z) / h, 0, 1.05)
    grow = 1 - size.get("waist", .1) * (1 - level ** 2) + np.minimum(osteophyte, .18 * w) / w * level ** 4
    reach = np.where(y > -.12 * d, 1.12 * d, 1.45 * d)
    r = ((np.abs(x) / (w * grow)) ** 2.5 + (np.abs(y + .12 * d) / (reach * grow)) ** 2.5) ** .4
    back = -(y + d * (.97 + .03 * level) - .05 * d * (1 - (x / w) ** 2))
    return np.maximum((r - 1) * min(w, d), back), r


def _surfaces(v, x, y, r):
    """Heights of the upper and lower surface of a body over (x, y)."""
    size = v.size
    half = size["height"] / 2 * (1 + size.get("wedge", 0) * np.clip(y / size["depth"], -.6, .6) * 1.6)
    hollow = (size.get("concave", 1) + v.biconcave) * np.clip(1 - r ** 2, 0, 1)
    top, bottom = half - hollow, -half + hollow
    if v.position < 8.5:  # uncinate rims of the neck
        rim = np.clip(np.abs(x) / (size["width"] / 2), 0, 1.1) ** 4
        top = top + 3.2 * rim
        bottom = bottom + 2 * rim
    return top, bottom


def _body(canvas, v, p):
    side, r = _outline(v.size, *p, v.osteophyte)
    top, bottom = _surfaces(v, p[0], p[1], r)
    return _smooth_max(side, np.maximum(p[2] - top, bottom - p[2]), 1.2), top, bottom


def _vertebra(canvas, v, rng):
    s = v.size
    depth, h = s["depth"] / 2, s["height"] / 2
    found = canvas.box(v.centre, v.frame, (-s["width"] / 2 - 4, -depth - 3, -h - 5),
                       (s["width"] / 2 + 4, depth + 5, h + (21 if v.name == "C2" else 5)))
    if found is not None:
        _body_and_endplates(canvas, v, *found)
    neck, lumbar = v.position < 7.7, np.clip((v.position - 17) / 3, 0, 1)
    half_canal, canal_y = s["canal_width"] / 2, s["canal_depth"]
    front_y, rear_y = -depth - 1, -depth - 1 - canal_y
    up, out, radius, lamina = s["pedicle_up"], s["facet_out"], s["facet_radius"], s["lamina"]
    lamina_low = up - s["pedicle_height"] * .55 - (3 if v.position > 19 else 1)
    gap = canvas.traits["gap"] * (0 if v.fused_above else 1)

    def place(low, high, rods, instance=v.instance, hollow=True):
        """Adds the union of (function, class) parts inside a local box, keeping canal and body free."""
        found = canvas.box(v.centre, v.frame, low, high)
        if found is None:
            return
        at, p = found
        values = np.stack([rod(p) for rod, _ in rods])
        first = values.argmin(0)
        value = np.take_along_axis(values, first[None], 0)[0]
        if hollow:
            value = np.maximum(value, -_tube(p[0], p[1], half_canal * .98, canal_y / 2, front_y - canal_y / 2 + .3))
        own_body = np.isin(canvas.tissue[at], (c.CORPUS, c.ENDPLATE, c.BASIVERTEBRAL))
        value = np.where(own_body, 9, value)
        canvas.add_bone(at, value, np.array([label for _, label in rods], np.uint8)[first], instance, gap)

    def rod(*args):
        return lambda p: _capsule(p, *args)

    slope = np.deg2rad(s["spinous_slope"])
    direction = np.array([0, -np.cos(slope), -np.sin(slope)])
    root = np.array([0, rear_y - lamina * .6, lamina_low + 1])
    tip = root + direction * s["spinous_length"] + [rng.normal(0, 1), 0, 0]
    start, tall = root + direction * 3, s["spinous_height"]
    arch = []
    for side, (costal, superior, inferior) in ((-1, (c.COSTAL_L, c.SUPERIOR_L, c.INFERIOR_L)),
                                               (1, (c.COSTAL_R, c.SUPERIOR_R, c.INFERIOR_R))):
        wide = s["pedicle_width"]
        ped_x = side * (half_canal + wide / 2)
        start_x = side * min(half_canal + wide / 2, s["width"] / 2 - 1)
        arch.append((rod((start_x, -depth + 3, up), (ped_x, front_y - canal_y * .4, up - .5), wide / 2, wide / 2,
                         (1, 1, s["pedicle_height"] / wide)), c.ARCUS))
        arch.append((rod((ped_x * .93, front_y - canal_y * .62, up - 2), (0, rear_y - lamina * .7, lamina_low),
                         lamina * .62, lamina * .6, (1, 1, 2.3)), c.ARCUS))
        r = s["costal_radius"]
        if neck:  # articular pillars with oblique joints; the transverse process in front of them
            pillar = np.array([side * out, rear_y + canal_y * .42, up])
            arch.append((rod(pillar, pillar + [0, 1.5, h * .8], radius * .95, radius * .8, (1, 1, .9)), superior))
            arch.append((rod(pillar + [0, -1, -2], pillar + [0, -3.5, -h * .95], radius * .95, radius * .75,
                             (1, 1, .9)), inferior))
            base = np.array([side * s["width"] / 2, -depth + 4, 0])
            end = np.array([side * s["costal_reach"], -depth + 4 - s["costal_back"] * .4, -1.5])
            process = (rod(base, end, 2.8, 3, (1, 1.3, 1)), costal)
        else:
            y_up = front_y - canal_y * (.62 + .12 * (1 - lumbar))
            arch.append((rod((side * (out + .8 * lumbar), y_up - lumbar, up + 1 + 3.5 * lumbar),
                             (side * (out + 2 * lumbar), y_up - 1.5 - 2 * lumbar, up + h * (.92 - .2 * lumbar)),
                             radius * (.85 - .12 * lumbar), radius * .67,
                             (.85 + .15 * lumbar, .8 + .5 * lumbar, 1.15 - .25 * lumbar)), superior))
            inner = out * np.interp(v.position, [17, 19, 22, 23, 24], [1, .75, .58, .64, .85])
            arch.append((rod((side * inner, rear_y - .5 + 1.5 * lumbar, lamina_low - 1),
                             (side * (inner + lumbar), rear_y - 1 + lumbar, -h - s["disc"] * .5 - 2.5 * lumbar),
                             radius * .78, radius * .68, (.92, .88, 1.1)), inferior))
            base = np.array([side * (out + radius * .6), y_up - 1 + 4 * lumbar, up - .5])
            end = np.array([side * s["costal_reach"], base[1] - s["costal_back"],
                            up + rng.normal(0, 2.5) + (3 if v.position < 19 else 0)])
            process = (rod(base, end, r * (1 + .25 * lumbar), r * (1.15 if v.ribs else .7),
                           (1, .85 + .1 * lumbar, 1 + .1 * lumbar)), costal)
        low, high = np.minimum(base, end) - r * 1.7 - 2, np.maximum(base, end) + r * 1.7 + 2
        place(low, high, [process])
        if v.ribs:
            angle = (side * s["costal_reach"] * 1.02, rear_y - s["costal_back"] * .4 + 4, up - 1)
            far = (side * (s["costal_reach"] + 16), rear_y + 10, -h - 6)
            rib = [(rod((side * (s["width"] / 2 + 4), -depth, 0), far, 3.5, 3.5), c.OTHER_BONE)]
            if v.position < 18.5:
                head = (side * (s["width"] / 2 + 3), -depth + 1, h * .9)
                rib = [(rod(head, angle, 4.2, 3.4), c.OTHER_BONE),
                       (rod(angle, far, 3.4, 3.6, (1, 1, 1.4)), c.OTHER_BONE)]
            ends = np.sort([side * s["width"] * .4, far[0] + side * 4])
            place((ends[0], angle[1] - 5, -h - 12), (ends[1], -depth + 7, h + 8), rib, 0)
    reach = max(out, half_canal + s["pedicle_width"]) + radius + 3
    place((-reach, rear_y - 12, -h - s["disc"] * .5 - radius - 5), (reach, -depth + 8, h * 1.95 + radius + 4), arch)
    reach = s["spinous_width"] + 3
    place((-reach, tip[1] - tall * .7, min(tip[2], start[2]) - tall), (reach, rear_y, start[2] + tall),
          [(lambda p: _plate(p, start, tip, s["spinous_width"], tall * .7, tall), c.SPINOUS)])


def _body_and_endplates(canvas, v, at, p):
    x, y, z = p
    s = v.size
    body, top, bottom = _body(canvas, v, p)
    if v.name == "C2":  # the dens
        dens = _capsule(p, (0, -1, s["height"] / 2 - 2), (0, .5, s["height"] / 2 + 15), 5.6, 4.6)
        body = np.minimum(body, dens)
    plate = canvas.traits["endplate"]
    parts = np.full(x.shape, c.CORPUS, np.uint8)
    shell = (z < bottom + plate) | ((z > top - plate) if v.name != "C2" else False)
    depth = s["depth"] / 2
    vein = (np.abs(z) < 1.3) & (np.abs(x) < 3 + (y + depth) * -.2) & (y < -depth * .3) & (v.position > 8)
    parts[vein] = c.BASIVERTEBRAL
    parts[shell] = c.ENDPLATE
    canvas.add_bone(at, body, parts, v.instance, 0)
    canvas.instance[at][canvas.tissue[at] == c.ENDPLATE] = 0


def _tube(x, y, half_width, half_depth, centre_y):
    """Canal cross-section, rounded triangle: narrower at the back."""
    narrow = 1 - .25 * np.clip((centre_y - y) / half_depth, -1, 1)
    r = ((np.abs(x) / (half_width * narrow)) ** 2.3 + (np.abs(y - centre_y) / half_depth) ** 2.3) ** (1 / 2.3)
    return (r - 1) * min(half_width, half_depth)


def _atlas(canvas, v):
    """C1 as a ring: arches (arcus), lateral masses (articular), transverse processes (costal)."""
    found = canvas.box(v.centre, v.frame, (-45, -48, -18), (45, 14, 18))
    if found is None:
        return
    at, p = found
    scale = v.size["width"] / 18
    ring_x, front, rear = 16 * scale, 9 * scale, -28 * scale
    values, labels = [], []
    points = [(np.sin(t) * ring_x, (front + rear) / 2 + np.cos(t) * (front - rear) / 2, -2 * np.cos(t))
              for t in np.linspace(0, 2 * np.pi, 13)]
    for a, b in zip(points, points[1:]):
        values.append(_capsule(p, a, b, 3.2, 3.2, (1, .85, 1.5)))
        labels.append(c.ARCUS)
    for side in (-1, 1):
        mass = np.array([side * 17.0 * scale, -6.0, 0])
        values += [_capsule(p, mass + [0, 0, 2], mass + [side * 1, 0, 6], 6.5, 5.5, (1, 1.35, .8)),
                   _capsule(p, mass + [0, 0, -2], mass + [0, 0, -5], 6.5, 6, (1, 1.35, .8)),
                   _capsule(p, mass, (side * v.size["costal_reach"] * 1.5, -9, -2), 4.2, 4, (1, 1, 1))]
        labels += [c.SUPERIOR_L, c.INFERIOR_L, c.COSTAL_L] if side < 0 else [c.SUPERIOR_R, c.INFERIOR_R, c.COSTAL_R]
    stack = np.stack(values)
    first = stack.argmin(0)
    value = np.take_along_axis(stack, first[None], 0)[0]
    value = np.maximum(value, -_tube(p[0], p[1], ring_x - 4, 10 * scale, rear + 13.5 * scale))
    canvas.add_bone(at, value, np.array(labels, np.uint8)[first], v.instance, canvas.traits["gap"])


def _sacral_segment(canvas, v, sacrum):
    s = v.size
    wing, depth, h = s["wing"], s["depth"] / 2, s["height"] / 2
    found = canvas.box(v.centre, v.frame, (-62, -depth - 45, -h - 12), (62, depth + 8, h + 12))
    if found is None:
        return
    at, p = found
    x, y, z = p
    last = v.position > 29.5
    side, r = _outline(dict(s, waist=.03), x, y, z)
    top = h - 1.5 * np.clip(1 - r ** 2, 0, 1) if v.position == 25 else h + 1.5
    body = _smooth_max(side, np.maximum(z - top, -h - (0 if last else 1.5) - z), 2)
    values = [body]
    if wing:
        fall = 12 if v.position == 25 else 4
        for sign in (-1, 1):
            values.append(_capsule(p, (sign * s["width"] * .3, -depth * .25, h * .25),
                                   (sign * wing, -depth - 5, -fall * .6), h * .8, h * .85, (1, .85, 1.35)))
    value = np.min(values, axis=0)
    parts = np.full(x.shape, c.SACRUM, np.uint8)
    if v.position == 25:
        parts[(z > top - canvas.traits["endplate"]) & (body < 0)] = c.ENDPLATE
    elif not last:
        parts[(z > h - .8) & (side < -2)] = c.REMNANT
    canal = _tube(x, y, 14 - 2 * (v.position - 25), 7 - (v.position - 25), -depth - 6)
    value = np.maximum(value, -canal) if not last else value
    canvas.add_bone(at, value, parts, 26, canvas.traits["gap"] if v.position == 25 else 0)
    canvas.instance[at][canvas.tissue[at] == c.ENDPLATE] = 0
    if not last:  # laminae and median crest: seen in the image, unlabelled like in the references
        roof = np.minimum(_capsule(p, (-17, -depth - 8, 0), (0, -depth - 15, -2), 3.5, 3, (1, 1, h / 3.4)),
                          _capsule(p, (17, -depth - 8, 0), (0, -depth - 15, -2), 3.5, 3, (1, 1, h / 3.4)))
        crest = _plate(p, (0, -depth - 14, 0), (0, -depth - 23, -3), 4, h * 1.3, h * .8)
        free = canvas.bone[at] > 0
        roof = np.where(free, np.maximum(np.minimum(roof, crest), -canal), 5)
        canvas.add_bone(at, roof, c.OTHER_BONE, 0, .0)
    if v.position == 25:  # joints of L5
        for sign, label in ((-1, c.OTHER_BONE), (1, c.OTHER_BONE)):
            joint = _capsule(p, (sign * 19, -depth - 9, h * .4), (sign * 21, -depth - 12, h + 9), 6, 5, (.9, .9, 1.1))
            joint = np.where(canvas.bone[at] > 0, joint, 5)
            canvas.add_bone(at, np.maximum(joint, -canal), label, 0, canvas.traits["gap"])


def _disc(canvas, above, below, rng):
    """The space between two bodies; a fused pair gets bone."""
    size = {k: (above.size[k] + below.size[k]) / 2 for k in ("width", "depth")}
    reach = above.size["disc"] + above.size["height"] * .35 + 4
    base = above.centre - above.frame[:, 2] * above.size["height"] / 2
    wide, deep = size["width"] / 2 + 7, size["depth"] / 2 + 9
    found = canvas.box(base, above.frame, (-wide, -deep, -reach), (wide, deep, above.size["height"] * .35))
    if found is None:
        return
    at, _ = found
    surfaces = []
    for v in (above, below):
        d = [canvas.world[i][at] - np.float32(v.centre[i]) for i in range(3)]
        f = v.frame.astype(np.float32)
        q = [f[0, j] * d[0] + f[1, j] * d[1] + f[2, j] * d[2] for j in range(3)]
        grow = dict(v.size, waist=0)
        grow["width"], grow["depth"] = v.size["width"] * 1.03, v.size["depth"] * 1.03
        side, r = _outline(grow, q[0], q[1], np.ones_like(q[2]) * v.size["height"] / 2, v.osteophyte * .7)
        top, bottom = _surfaces(v, q[0], q[1], r)
        surfaces.append((side, top - q[2], q[2] - bottom, q, r))
    (side_a, _, up_a, qa, ra), (side_b, down_b, _, _, _) = surfaces
    # up_a > 0 above the lower surface of the upper body; down_b > 0 below the upper surface of the lower
    side = np.minimum(np.maximum(side_a, side_b), (side_a + side_b) / 2)
    bulge = above.size["bulge"]
    focus = rng.normal(0, 5)
    behind = np.exp(-((qa[0] - focus) / rng.uniform(5, 14)) ** 2) * (qa[1] < 0)
    side = side - .6 - bulge * behind
    inside = (side < 0) & (up_a < 0) & (down_b < 0)
    tissue = canvas.tissue[at]
    free = canvas.bone[at] > 0
    if below.fused_above:
        fill = inside & (side < -1)
        half = up_a > down_b
        tissue[fill] = c.CORPUS
        canvas.instance[at][fill & half] = above.instance
        canvas.instance[at][fill & ~half] = below.instance
        canvas.bone[at][fill] = -3
        return
    tissue[inside & free] = c.DISC
    nucleus = inside & free & (((qa[0] / (size["width"] * .33)) ** 2 + ((qa[1] + 1.5) / (size["depth"] * .3)) ** 2) < 1)
    nucleus &= (np.minimum(-up_a, -down_b) > .8)
    tissue[nucleus] = c.NUCLEUS
    front = (side > 0) & (side < 1.6) & (up_a < 6) & (down_b < 6) & free & (tissue != c.CANAL)
    tissue[front] = c.LIGAMENT


def _canal(canvas, spine, sacrum, traits, rng):
    """Dural tube (canal), cord tapering into the cauda bundle, fat and ligaments around it."""
    points, half_width, half_depth, positions, at_disc = [], [], [], [], []
    order = [*spine, *sacrum[:4]]
    for i, v in enumerate(order):
        s = v.size
        if v.instance == 26:
            depth, width = [6, 4.6, 3, 1.2][i - len(spine)], [11, 8, 5, 2][i - len(spine)]
        else:
            depth, width = s["canal_depth"] / 2 * .97, s["canal_width"] / 2 * .9
        if v.name == "C1":
            depth, width, back = 8.5, 12, 12.5
        else:
            back = s["depth"] / 2 * .93 + traits["epidural"] + 1.5 * np.clip(v.position - 22.5, 0, 2) + depth
        rows = [(0, 1.0)]
        if v.instance != 26 and v.name != "C1":
            rows = [(.2, 1.0), (-.5 - s["disc"] / 2 / s["height"], s["canal_at_disc"])]
        for z, factor in rows:
            shift = (1 - factor) * depth * .9
            points.append(v.centre + v.frame @ [0, -back - shift, z * s["height"]])
            half_width.append(width * (.5 + .5 * factor)), half_depth.append(depth * factor)
            positions.append(v.position + max(0, -z))
            at_disc.append(v.pitch)
    top = points[0] + [0, 0, 30]
    points = np.array([top, *points])
    half_width, half_depth = np.array([half_width[0], *half_width]), np.array([half_depth[0], *half_depth])
    positions, pitch = np.array([0, *positions]), np.array([0, *at_disc])
    rank = np.argsort(points[:, 2])
    pz = points[rank, 2]
    zs = (canvas.origin[2] + SPACING[2] * np.arange(-30, canvas.shape[2] + 30)).astype(np.float32)

    def along(values, blur=4):
        return ndimage.gaussian_filter1d(np.interp(zs, pz, values[rank]), blur)

    lean = np.cos(np.deg2rad(np.clip(along(pitch, 6), -60, 60)))
    profile = dict(x=along(points[:, 0]), y=along(points[:, 1]), w=along(half_width), d=along(half_depth) / lean,
                   level=along(positions), lean=lean)
    profile["w"][zs < pz[0]] = .01
    z = canvas.world[2]
    index = np.clip(np.round((z - zs[0]) / SPACING[2]).astype(np.int32), 0, len(zs) - 1)
    at = {k: v.astype(np.float32)[index] for k, v in profile.items()}
    x, y = canvas.world[0] - at["x"], canvas.world[1] - at["y"]
    narrow = 1 - .22 * np.clip(-y / at["d"], -1, 1)
    r = ((np.abs(x) / (at["w"] * narrow)) ** 2.2 + (np.abs(y) / at["d"]) ** 2.2) ** (1 / 2.2)
    tube = (r - 1) * np.minimum(at["w"], at["d"])
    tissue = canvas.tissue
    disc = (tissue == c.DISC) | (tissue == c.NUCLEUS)
    blocked = (canvas.bone < 0) | (disc & (tube > -3))
    alive = z > pz[0]
    near = alive & ~blocked
    behind = y < 0
    tissue[near & (tube > 0) & (tube < 4.5) & behind] = c.EPIDURAL_FAT
    tissue[near & (tube > 0) & (tube < 1.2) & ~behind & (np.abs(x) < at["w"])] = c.LIGAMENT
    inside = near & (tube < 0)
    tissue[inside] = c.CANAL
    canvas.joint &= ~(alive & (tube < 1))
    # cord: half-width and half-depth by level, conus, then a thin bundle in the back of the sac
    conus = traits["conus"]
    level = np.array([0, 3, 5.5, 7, 9, 14, 18, 19.3])
    wide = np.array([6, 6.3, 6.9, 6.2, 4.9, 4.3, 4.6, 4.9]) * rng.normal(1, .07)
    deep = np.array([4.6, 4.3, 4, 3.7, 3.6, 3.4, 3.9, 4.0]) * rng.normal(1, .07)
    taper = np.clip((conus + .2 - profile["level"]) / 1.6, 0, 1) ** .7
    bundle = np.clip((24 + rng.normal(0, .6) - profile["level"]) / rng.uniform(2.5, 4.5), 0, 1)
    thick = rng.uniform(.6, 1.2)
    cord_w = np.maximum(np.interp(profile["level"], level, wide) * taper, 5.5 * thick * bundle ** .5)
    cord_d = np.maximum(np.interp(profile["level"], level, deep) * taper, 3.2 * thick * bundle ** .5) / profile["lean"]
    below = np.clip((profile["level"] - conus + 1.5) / 1.5, 0, 1)
    offset = rng.normal(0, .8) * (1 - below) - below * np.maximum(0, profile["d"] - cord_d - .5) * rng.uniform(.5, 1)
    cw, cd, co = (a.astype(np.float32)[index] for a in (cord_w, cord_d, offset))
    room = np.minimum(1, .9 * at["d"] / np.maximum(cd, .1))
    cord = (x / np.maximum(cw, .05)) ** 2 + ((y - co) / np.maximum(cd * room, .05)) ** 2 < 1
    cord &= inside & (cw > .6)
    tissue[cord] = c.CORD
    tissue[cord & (at["level"] > conus)] = c.CAUDA


def _soft_tissue_between(canvas, rng):
    """Joint spaces, ligamenta flava and interspinous tissue in the gaps of the posterior elements."""
    tissue = canvas.tissue
    soft = c.CLASS_OF_TISSUE[tissue] == 0
    cut = canvas.joint & (np.isin(tissue, [*c.POSTERIOR, c.OTHER_BONE]) | soft)
    process, owner = _nearest_process(tissue, canvas.instance, cut)
    tissue[cut], canvas.instance[cut] = c.JOINT, 0
    for label, joint in c.JOINTS.items():
        tissue[cut & (process == label)] = joint
    canvas.instance[cut & (process > 0)] = owner[cut & (process > 0)]
    if rng.random() < .7:  # the deep muscles next to the arches are fatty, in strands along the spine
        strands = _smooth(rng, [int(n * s / m) + 3 for n, s, m in zip(canvas.shape, SPACING, (5, 4, 14))], canvas.shape)
        reach = rng.uniform(1, 5) + 2.5 * strands
        tissue[(tissue == c.MUSCLE) & (canvas.bone > 0) & (canvas.bone < reach)] = c.FAT
        tissue[(tissue == c.MUSCLE) & (strands > rng.uniform(.9, 2.2))] = c.FAT
        tissue[(tissue == c.FAT) & (canvas.bone > 0) & (canvas.bone < 8) & (strands < -1)] = c.MUSCLE
    close = (canvas.bone > 0) & (canvas.bone < 3.5) & (tissue == c.EPIDURAL_FAT) & (rng.random() < .8)
    tissue[close] = c.FLAVUM


def _nearest_process(tissue, instance, where):
    """Class and instance of the articular process in or beside each voxel of `where`, 0 if none is within two."""
    articular = np.isin(tissue, [*c.JOINTS])
    process, owner = np.where(articular, tissue, 0), np.where(articular, instance, 0)
    for _ in range(2):
        for axis in range(3):
            for step in (1, -1):
                empty = where & (process == 0)
                process[empty] = np.roll(process, step, axis)[empty]
                owner[empty] = np.roll(owner, step, axis)[empty]
    return process, owner


def _background(canvas, rng, spine, sacrum):
    """Muscles, organs, vessels, fat and the skin around the spine; broad strokes only."""
    x, y, z = canvas.world
    order = [*spine, *sacrum]
    pz = np.array([v.centre[2] for v in order])
    rank = np.argsort(pz)
    zs = (canvas.origin[2] + SPACING[2] * np.arange(-20, canvas.shape[2] + 20)).astype(np.float32)
    index = np.clip(np.round((z - zs[0]) / SPACING[2]).astype(np.int32), 0, len(zs) - 1)

    def along(values, blur=8):
        return ndimage.gaussian_filter1d(np.interp(zs, pz[rank], np.array(values)[rank]), blur).astype(np.float32)

    def at(values, blur=8):
        return along(values, blur)[index]

    dx = x - at([v.centre[0] for v in order])
    dy = y - at([v.centre[1] for v in order])
    back = at([-v.size["depth"] / 2 - v.size.get("canal_depth", 12) - v.size.get("spinous_length", 12) for v in order], 14)
    width = at([v.size["width"] / 2 for v in order])
    depth = at([v.size["depth"] / 2 for v in order])
    level = at([v.position for v in order])
    t = canvas.tissue
    fat = rng.gamma(2.2, 6) + 3
    t[...] = c.VISCERA
    t[(dy > -depth) & (dy < depth + 6)] = c.FAT
    # erector muscles with fat streaks, absent around the sacrum's back
    muscle = (dy < -depth - 3) & (dy > back - rng.uniform(0, 6))
    t[muscle] = c.MUSCLE
    streak = _smooth(rng, [int(n * s / 9) + 3 for n, s in zip(canvas.shape, SPACING)], canvas.shape)
    share = np.clip(rng.normal(.9, .5), -.3, 2) + 1.1 - .35 * np.clip(level - 21, 0, 4) * rng.uniform(0, 1)
    t[muscle & (streak > share)] = c.FAT
    t[(np.abs(dx) < 2.2) & (dy < -depth - 20) & (dy > back)] = c.INTERSPINOUS
    t[dy < back - rng.uniform(0, 4)] = c.FAT
    # psoas, vessels, lungs, neck
    if rng.random() < .95:
        psoas = ((np.abs(dx) - width - 14) / 17) ** 2 + ((dy + 2) / 19) ** 2 < np.clip((level - 19) / 3, 0, 1)
        t[psoas & (level < 26)] = c.PSOAS
    lung = (level > 8.5) & (level < 19) & (np.abs(dx) > width + 7 + 3 * streak) & (dy > back * .55)
    t[lung] = c.LUNG
    low = (level > 11) & (level < 23.2)
    for tissue, side, radius in ((c.ARTERY, -.45, rng.uniform(8, 12)), (c.VEIN, .5, rng.uniform(7, 12))):
        ahead = depth + radius + 3
        t[low & ((dx - side * width * 1.2) ** 2 + (dy - ahead) ** 2 < radius ** 2)] = tissue
    t[(level < 8.5) & (dy > depth) & (dy < depth + 5)] = c.MUSCLE
    t[(level < 8.5) & (dy > depth + 5) & (np.abs(dx) < 9) & (dy < depth + 5 + 15)] = c.LUNG
    t[(level < 8.5) & (np.abs(dx) > 14) & (dy > -depth) & (streak > -.4)] = c.MUSCLE
    t[(level < 9) & (dy > depth + rng.uniform(45, 65))] = c.AIR
    blob = _smooth(rng, [int(n * s / 22) + 3 for n, s in zip(canvas.shape, SPACING)], canvas.shape)
    t[(t == c.VISCERA) & (blob > .5)] = c.FAT
    t[(t == c.VISCERA) & (blob < -1.1)] = rng.choice([c.LUNG, c.FLUID, c.MUSCLE])
    # nerve roots and fat in the foramina come out as streaks of the fat beside the bodies
    side = (np.abs(dx) > width * .55) & (np.abs(dx) < width + 6) & (dy < -depth + 2) & (dy > -depth - 9)
    t[side] = c.FAT
    t[side & (streak > 1.0)] = c.NERVE
    t[dy < back - fat - 5 * (1 + np.sin(z / 40 + rng.uniform(0, 6)))] = c.AIR
    t[(canvas.world[1] > np.max(canvas.world[1]) - 1)] = c.VISCERA


def _implants(canvas, visible, rng):
    """Pedicle screws or a cage: metal voids over whatever is there (labels stay)."""
    chosen = [v for v in visible if v.instance != 26 and v.position > 8]
    if len(chosen) < 2:
        return
    start = rng.integers(0, len(chosen) - 1)
    canvas.implant = np.zeros(canvas.shape, bool)
    for v in chosen[start:start + rng.integers(2, 4)]:
        s = v.size
        found = canvas.box(v.centre, v.frame, (-40, -60, -30), (40, 30, 30))
        if found is None:
            continue
        at, p = found
        for side in (-1, 1):
            px = side * (s["canal_width"] / 2 + s["pedicle_width"] / 2)
            rod = _capsule(p, (px * .7, s["depth"] * .2, 2), (px * 1.1, -s["depth"] / 2 - 32, 2), 3.5, 4)
            soft = (rod < 0) & (c.CLASS_OF_TISSUE[canvas.tissue[at]] == 0)
            canvas.tissue[at][soft] = c.IMPLANT
            canvas.implant[at] |= rod < 0
