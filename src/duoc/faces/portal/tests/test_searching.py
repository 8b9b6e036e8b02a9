"""The page of what a search found: linked groups, procedures, and where places of old belong."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import MONDAY, REAL_BIRTH

from duoc.faces.portal.procedures import views
from duoc.faces.portal.tests.test_barriers import look, read
from duoc.procedures import queries as procedures

pytestmark = [pytest.mark.usefixtures("province"), pytest.mark.real_province]
MOST = 12
FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
GROUP = "/thu-tuc/lien-thong/khai-sinh/"


def results_page(client: Client, words: str) -> str:
    return results_page_of(client, q=words)


def results_page_of(client: Client, **parameters: str) -> str:
    return client.get("/thu-tuc/", parameters).content.decode().partition("<main")[2]


def facets_in(page: str) -> str:
    return page.partition("<aside")[2].partition("</section>")[0]


def chosen_count(page: str, choice: str) -> int:
    """How many procedures a way to narrow says that it leaves."""
    [count] = re.findall(rf'[?;]{choice}[^<]*</a>\s*<span class="soft figures">([\d.]+)<', facets_in(page))
    return int(count.replace(".", ""))


@pytest.mark.parametrize("words", ["sinh con", "khai sanh", "khai sinh phường 5 Cà Mau"])
def test_the_linked_group_stands_above_the_single_procedures(client: Client, words: str) -> None:
    page = results_page(client, words)
    assert 0 < page.index(GROUP) < page.index(f"/thu-tuc/{REAL_BIRTH}/")
    assert page.count(f"/thu-tuc/{REAL_BIRTH}/") == 2  # as a part, and by itself


@pytest.mark.parametrize("words", ["bản sao khai sinh", "kết hôn"])
def test_it_does_not_where_something_else_is_meant(client: Client, words: str) -> None:
    assert "/lien-thong/" not in results_page(client, words)


def test_a_moment_of_life_begins_with_its_group(client: Client) -> None:
    page = client.get("/thu-tuc/", {"viec": "death"}).content.decode()
    assert 0 < page.index("/thu-tuc/lien-thong/khai-tu/") < page.index("1.000656")
    assert "/lien-thong/" not in client.get("/thu-tuc/", {"viec": "fishing"}).content.decode()


def test_the_page_of_a_group_is_honest(client: Client) -> None:
    page = client.get(GROUP).content.decode()
    assert "Ở đây chưa nộp được cả nhóm trong một lần" in page and 'href="https://dichvucong.gov.vn/"' in page
    assert f'href="/thu-tuc/{REAL_BIRTH}/"' in page and "Danh mục ở đây chưa có trang riêng của việc này" in page
    assert "3.000722</span> (đang xác minh)" in page and "63/2024/NĐ-CP" in page
    assert client.get("/thu-tuc/lien-thong/khong-co/").status_code == 404


def test_a_procedure_says_what_it_can_be_filed_with(client: Client) -> None:
    assert f'href="{GROUP}"' in client.get(f"/thu-tuc/{REAL_BIRTH}/").content.decode()
    assert "/lien-thong/" not in client.get("/thu-tuc/1.003650/").content.decode()


def test_a_place_of_old_leads_to_the_commune_of_today(client: Client) -> None:
    page = results_page(client, "đăng ký kết hôn phường 5 Cà Mau")
    assert "nay thuộc" in page and 'href="/lien-he/32025/"' in page and "/thu-tuc/1.000894/" in page
    assert client.get("/lien-he/32025/").status_code == 200


def test_a_known_gap_says_whose_matter_it_is(client: Client) -> None:
    page = results_page(client, "vay vốn ngân hàng chính sách")
    assert "Việc này của Ngân hàng Chính sách xã hội" in page and "Nghị định 78/2002/NĐ-CP" in page
    assert "Bắt đầu" not in page and "/thu-tuc/1." not in page


def test_an_answer_leads_to_the_page_that_tells(client: Client) -> None:
    assert 'href="/lien-he/"' in results_page(client, "thứ bảy có làm việc không")
    assert 'href="/kiem-tra/"' in results_page(client, "giấy này thật hay giả")
    assert "/theo-doi/?ma=TN-261129-E9YJ-Q7RK" in results_page(client, "TN-261129-E9YJ-Q7RK")


def test_a_question_that_names_a_subject_shows_its_fee_term_or_papers(client: Client) -> None:
    page = f"/thu-tuc/{REAL_BIRTH}/"
    assert f'href="{page}#phi"' in results_page(client, "làm khai sinh cho bé hết bao nhiêu tiền")
    assert "Phí, lệ phí: Không mất tiền (đang xác minh)." in results_page(client, "đăng ký tàu cá lệ phí bao nhiêu")
    assert "Thời hạn: " in results_page(client, "đăng ký tàu cá bao lâu")
    asked = results_page(client, "đăng ký kết hôn cần giấy tờ gì")
    assert 'href="/thu-tuc/1.000894/#giay-to"' in asked
    assert (
        'id="giay-to"' in client.get("/thu-tuc/1.000894/").content.decode()
        and 'id="phi"' in client.get(page).content.decode()
    )
    assert "#phi" not in results_page(client, "khai sinh")


def test_a_question_about_how_things_go_leads_to_the_page_that_tells(client: Client) -> None:
    page = results_page(client, "đổi số điện thoại nhận tin")
    assert 'href="/ho-so/lien-lac/"' in page and "/lien-he/" not in page.partition("</section>")[0]
    assert 'href="/thu-tuc/"' in results_page(client, "lệ phí bao nhiêu")


@pytest.mark.parametrize("words", ["mất sổ đỏ", "mat so do", "lost red book"])
def test_a_lost_land_title_is_an_admitted_gap(client: Client, words: str) -> None:
    page = results_page(client, words)
    assert "chưa có trang cho việc cấp lại Giấy chứng nhận bị mất" in page and "/thu-tuc/1." not in page


def test_where_nothing_fits_there_are_ways_on(client: Client) -> None:
    page = results_page(client, "kết quả xổ số hôm nay")
    assert "Chưa tìm thấy việc nào khớp" in page and "/thu-tuc/1." not in page
    assert all(f'href="{way}' in page for way in ("/lien-he/", "/chon-thu-tuc/", "/thu-tuc/?viec="))


def test_a_moment_of_life_lists_what_the_table_says_beside_what_definitions_say(client: Client) -> None:
    assert "/thu-tuc/1.013225/" in results_page_of(client, viec="land")


def test_a_search_is_narrowed_by_level_and_field_without_a_script(client: Client) -> None:
    page = facets_in(results_page(client, "đăng ký"))
    assert all(way in page for way in ("cap=xa", "cap=tinh", "linh-vuc=")) and "Bỏ chọn" not in page
    narrowed = results_page_of(client, q="đăng ký", cap="xa", trang="1")
    assert "Bỏ chọn" in narrowed and "/thu-tuc/1.003650/" not in narrowed and "/thu-tuc/1.000894/" in narrowed
    assert "Không có thủ tục nào như vậy" in results_page_of(client, q="đăng ký kết hôn", cap="khac")


def test_a_list_is_narrowed_and_says_each_fee(client: Client) -> None:
    page = results_page_of(client, cap="xa", nop="tai-day").partition("</aside")[2]
    assert f"/thu-tuc/{REAL_BIRTH}/" in page and "chỉ xem" not in page and "Không mất tiền" in page
    assert f"/thu-tuc/{REAL_BIRTH}/" not in results_page_of(client, cap="tinh", nop="tai-day")
    assert "chỉ xem" not in results_page_of(client, nop="nonsense", cap="'").partition("</aside")[2]


def test_the_ways_to_narrow_count_beside_each_other_and_lead_to_no_empty_list(client: Client) -> None:
    assert chosen_count(results_page_of(client), "cap=xa") > 0
    every, registry = (results_page_of(client, q="đăng ký", **{"linh-vuc": field}) for field in ("", "ho-tich"))
    assert chosen_count(every, "cap=xa") > chosen_count(registry, "cap=xa") > 0
    read_only = facets_in(results_page_of(client, q="đăng ký kết hôn", cap="khac"))
    assert "Bỏ chọn" in read_only and read_only.count('figures">0<') == 1
    for page in (results_page_of(client, cap="xa"), results_page_of(client, q="đăng ký", nop="tai-day")):
        for href in re.findall(r'<a href="(\?[^"]+)">', facets_in(page)):
            assert "Không có thủ tục nào" not in client.get(f"/thu-tuc/{unescape(href)}").content.decode(), href


def test_a_search_is_narrowed_and_counted_whole(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "A_PAGE", 5)
    words = "đăng ký"
    whole = procedures.find(words, MONDAY, limit=views.ALL).procedures
    assert views.A_PAGE < len(whole) < procedures.offered(MONDAY).count() < views.ALL
    assert f"{len(whole)} thủ tục" in results_page(client, words)
    last_page = -(-len(whole) // views.A_PAGE)
    assert f"/thu-tuc/{whole[-1].code}/" in results_page_of(client, q=words, trang=str(last_page))


def test_the_ways_to_narrow_stand_in_a_fold_before_the_results(client: Client) -> None:
    page = results_page(client, "đăng ký")
    assert page.index('role="search"') < page.index('<details class="more narrowing">') < page.index('class="links"')
    assert '<details class="more narrowing" open>' in results_page_of(client, q="đăng ký", cap="xa")


@pytest.mark.parametrize(("words", "ways"), [("đất", "?viec=land"), ("dat", "?viec=land"), ("giấy", "?viec=papers")])
def test_one_everyday_word_lists_what_it_names_and_asks_for_more(client: Client, words: str, ways: str) -> None:
    page = results_page(client, words)
    assert "nói tới nhiều việc" in page and ways in page and "Chưa tìm thấy" not in page
    assert 'class="links"' in page and "Phí, lệ phí bao nhiêu?" not in page


def test_one_word_that_nothing_knows_is_not_asked_to_be_shorter(client: Client) -> None:
    page = results_page(client, "wifi")
    assert "Hãy viết thêm chữ" in page and "ít chữ hơn" not in page


def test_the_fee_of_a_row_does_not_contradict_its_summary(client: Client) -> None:
    assert "Có trường hợp không mất tiền" in results_page(client, "1.000894")
    assert "Phí tùy trường hợp" not in results_page(client, "1.000894")
    assert "Phí đang xác minh" not in results_page(client, REAL_BIRTH)
    assert "Có trường hợp không mất tiền" in client.get("/thu-tuc/1.000894/").content.decode()


def test_only_a_place_asks_what_for(client: Client) -> None:
    page = results_page(client, "huyện Năm Căn")
    assert 'href="/lien-he/32191/"' in page and "?co-quan=commune" in page and "Chưa tìm thấy" not in page


@pytest.mark.parametrize("words", ["x" * 5000, "🙂🙂", "'; DROP TABLE procedures; --", "%_%", "phường", "1.2.3"])
def test_what_nobody_means_is_an_answer_too(client: Client, words: str) -> None:
    answer = client.get("/thu-tuc/", {"q": words})
    assert answer.status_code == 200 and len(answer.content) < 60_000


def test_it_costs_few_queries_and_has_no_barriers(client: Client) -> None:
    paths = ["/thu-tuc/?" + urlencode({"q": words}) for words in ("khai sinh phường 5", "khai tử năm căn", "năm căn")]
    paths += [GROUP, "/thu-tuc/?viec=birth"]
    for path in paths:
        client.get(path)
        with CaptureQueriesContext(connection) as seen:
            client.get(path)
        assert sum(not query["sql"].startswith(FRAME) for query in seen.captured_queries) <= MOST, path
    assert look(read(client, *paths)) == []
