"""Memory is used again, and never while anybody can see it."""

import gc
import random
import sys
import threading

import numpy as np
import pytest

from cnnviewer.engine.buffers import SMALLEST, BufferPool

SHAPE = (4, 64, 64)


def address(array: np.ndarray) -> int:
    return int(array.__array_interface__["data"][0])


def test_memory_is_used_again_once_its_array_is_gone() -> None:
    pool = BufferPool()
    array = pool.empty(SHAPE)
    place = address(array)
    del array
    assert address(pool.empty(SHAPE)) == place


@pytest.mark.parametrize(
    "look",
    [
        lambda array: array[1],
        lambda array: array[1][2:, ::3],
        lambda array: array.reshape(-1),
        lambda array: array.reshape(-1).view(np.uint8)[7:9],
        lambda array: array.T[0],
        lambda array: memoryview(array),
        lambda array: np.frombuffer(array, np.uint8),
        lambda array: np.lib.stride_tricks.as_strided(array, (3, 3), (4, 8)),
        lambda array: np.asarray(memoryview(array))[0],
        lambda array: np.broadcast_to(array, (2, *array.shape))[1],
        lambda array: array.flat,
        lambda array: next(iter(array)),
        lambda array: array.view(np.recarray),
    ],
)
def test_memory_is_not_used_again_while_any_view_of_it_lives(look: object) -> None:
    pool = BufferPool()
    array = pool.empty(SHAPE)
    place = address(array)
    array.flags.writeable = False
    view = look(array)  # type: ignore[operator]  # one of the functions above
    del array
    gc.collect()
    others = [pool.empty(SHAPE) for _ in range(5)]
    assert place not in [address(other) for other in others]
    del view
    gc.collect()
    assert place in [address(pool.empty(SHAPE)) for _ in range(1)]


def test_an_array_made_read_only_cannot_be_made_writable_again() -> None:
    array = BufferPool().empty(SHAPE)
    array.flags.writeable = False
    with pytest.raises(ValueError, match="WRITEABLE"):
        array.flags.writeable = True


def test_arrays_are_contiguous_aligned_and_of_the_asked_shape_and_type() -> None:
    pool = BufferPool()
    for shape in ((3, 5), (1, 16, 240, 320), (70000,), (0, 4), ()):
        for dtype in (np.float32, np.float64, np.uint8):
            array = pool.empty(shape, dtype)
            assert (array.shape, array.dtype) == (shape, np.dtype(dtype))
            assert array.flags.c_contiguous
            assert array.flags.writeable
            if array.nbytes >= SMALLEST:
                assert address(array) % 64 == 0
            array[...] = 1


def test_unused_memory_is_let_go_beyond_the_limit() -> None:
    pool = BufferPool(limit=4 << 20)
    arrays = [pool.empty((1 << 18,)) for _ in range(10)]
    arrays.clear()
    assert 0 < pool.free_bytes <= 4 << 20
    pool.clear()
    assert pool.free_bytes == 0


def test_memory_of_a_size_no_longer_asked_for_gives_way_to_the_sizes_in_use() -> None:
    pool = BufferPool(limit=3 << 20)
    stale = [pool.empty((1 << 18,)) for _ in range(3)]
    stale.clear()
    for _ in range(3):
        used = [pool.empty((5 << 16,)) for _ in range(2)]
        places = {address(array) for array in used}
        used.clear()
    assert {address(pool.empty((5 << 16,)))} <= places


def test_no_two_threads_are_lent_the_same_memory() -> None:
    pool = BufferPool()
    broken: list[int] = []

    def work(seed: int) -> None:
        choose = random.Random(seed)
        held: list[tuple[np.ndarray, int]] = []
        for step in range(300):
            array = pool.empty((choose.choice([10000, 20000]),), np.int64)
            array[:] = mark = seed * 1000 + step
            held.append((array, mark))
            if len(held) > 4:
                old, expected = held.pop(choose.randrange(len(held)))
                if not (old == expected).all():
                    broken.append(seed)

    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [threading.Thread(target=work, args=(seed,)) for seed in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(interval)
    assert not broken


@pytest.mark.parametrize("shape", [(50_000, 50_000), (1 << 40, 1 << 40), (1 << 62, 1 << 62, 1 << 62)])
def test_an_array_beyond_all_memory_is_refused_before_it_is_made(shape: tuple[int, ...]) -> None:
    with pytest.raises(MemoryError, match="too large"):
        BufferPool().empty(shape)
