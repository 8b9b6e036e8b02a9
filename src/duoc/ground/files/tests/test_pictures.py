"""Pictures are written anew: small enough, upright, without what the camera said, in a kind that all programs show."""

import io
from dataclasses import replace

import pytest
from PIL import Image

from duoc.ground.files.checks import FileRefused, check
from duoc.ground.files.limits import LIMITS
from duoc.ground.files.tests import samples


def test_a_photo_loses_place_camera_and_comment_and_stands_upright() -> None:
    sent = samples.picture_with_place()
    assert b"NoiChup" in sent
    checked = check(sent + b"PK-behind-the-end", "anh.jpg")
    assert b"NoiChup" not in checked.data
    assert b"bi mat" not in checked.data
    assert b"behind" not in checked.data
    with Image.open(io.BytesIO(checked.data)) as kept:
        assert kept.size == (40, 60)
        assert not kept.getexif()
    assert checked.facts["received_size"] == len(sent) + len(b"PK-behind-the-end")


def test_a_png_keeps_its_transparency_and_loses_its_texts() -> None:
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    texts.add_text("Author", "bi mat")
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG", pnginfo=texts)
    checked = check(out.getvalue(), "dau.png")
    assert b"bi mat" not in checked.data
    with Image.open(io.BytesIO(checked.data)) as kept:
        assert kept.mode == "RGBA"
        assert kept.getpixel((3, 3)) == (0, 0, 0, 0)


def test_a_cmyk_photo_is_kept_in_colours_that_browsers_show() -> None:
    out = io.BytesIO()
    Image.new("CMYK", (20, 20), (0, 200, 200, 0)).save(out, "JPEG")
    with Image.open(io.BytesIO(check(out.getvalue(), "a.jpeg").data)) as kept:
        assert kept.mode == "RGB"


@pytest.mark.parametrize(("name", "kept"), [("IMG_1.HEIC", "IMG_1.jpg"), ("Ảnh 12.11", "Ảnh 12.11.jpg")])
def test_a_photo_of_an_iphone_is_kept_as_jpeg(name: str, kept: str) -> None:
    checked = check(samples.HEIC, name)
    assert (checked.name, checked.media_type) == (kept, "image/jpeg")
    with Image.open(io.BytesIO(checked.data)) as picture:
        red, green, _blue = picture.getpixel((8, 8))
        assert picture.size == (64, 48) and red > 150 and green < 80


@pytest.mark.parametrize(
    ("kind", "name", "kept"),
    [
        ("JPEG", "IMG_0001.HEIC", "IMG_0001.jpg"),
        ("JPEG", "anh.png", "anh.jpg"),
        ("PNG", "anh.jpg", "anh.png"),
        ("JPEG", "zalo.webp", "zalo.jpg"),
        ("JPEG", "a.gif", "a.jpg"),
        ("WEBP", "zalo.webp", "zalo.jpg"),
        ("WEBP", "zalo.jpg", "zalo.jpg"),
    ],
)
def test_of_pictures_the_bytes_decide_and_the_ending_is_put_right(kind: str, name: str, kept: str) -> None:
    checked = check(samples.picture(kind), name)
    assert checked.name == kept
    with Image.open(io.BytesIO(checked.data)) as picture:
        assert picture.format == ("PNG" if kind == "PNG" else "JPEG")


@pytest.mark.parametrize("more", [{}, {"progressive": True}])
def test_a_photo_that_lost_its_last_two_bytes_alone_is_whole(more: dict[str, bool]) -> None:
    out = io.BytesIO()
    Image.effect_noise((300, 200), 90).save(out, "JPEG", **more)
    with Image.open(io.BytesIO(check(out.getvalue()[:-2], "a.jpg").data)) as kept, Image.open(out) as sent:
        assert kept.size == sent.size
        assert max(abs(one - other) for one, other in zip(kept.tobytes(), sent.tobytes(), strict=True)) < 40
    with pytest.raises(FileRefused):
        check(out.getvalue()[:-12], "a.jpg")


def test_what_a_webp_lets_show_through_stands_on_white() -> None:
    out = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "WEBP")
    with Image.open(io.BytesIO(check(out.getvalue(), "a.webp").data)) as kept:
        assert kept.getpixel((9, 9)) == (255, 255, 255)


def test_a_photo_of_many_pixels_is_kept_smaller_and_says_so() -> None:
    checked = check(samples.picture(size=(9000, 7000)), "a.jpg")
    assert checked.facts["shrunk_from"] == [9000, 7000]
    assert (checked.facts["width"], checked.facts["height"]) == (4500, 3500)


def test_a_photo_of_many_bytes_is_kept_smaller() -> None:
    noise = Image.effect_noise((2600, 2000), 90)
    out = io.BytesIO()
    noise.save(out, "PNG")
    checked = check(out.getvalue(), "a.png", limits=replace(LIMITS, bytes=4_200_000))
    assert len(checked.data) <= 4_200_000 and checked.facts["shrunk_from"] == [2600, 2000]
