"""Names of laws, codes and ordinances, for one purpose: to know where such a name ends.

"Luật Thuế xuất khẩu, thuế nhập khẩu", "Luật Bảo vệ và phát triển rừng", "Luật Đầu tư theo phương
thức đối tác công tư": commas, "và" and "theo" stand inside names as well as behind them, and only
the first letter is capital, so the end of a name cannot be seen; it has to be known. Titles are
public facts (Công báo, the official gazette); old and new laws are both here, because old ones go on being
cited. A name that is not here is read up to the first word that cannot be part of a name.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .layout import plain_text
from .normalise import Reading
from .patterns import GAP, UPPER, folded, plain, unmarked

LAWS = """
An ninh dữ liệu|An ninh mạng|An ninh quốc gia|An toàn, vệ sinh lao động|An toàn thông tin mạng|An toàn thực phẩm|Ban hành văn bản quy phạm pháp luật
Ban hành văn bản quy phạm pháp luật của Hội đồng nhân dân, Ủy ban nhân dân|Bảo hiểm tiền gửi|Bảo hiểm xã hội|Bảo hiểm y tế|Bảo vệ bí mật nhà nước
Bảo vệ dữ liệu cá nhân|Bảo vệ môi trường|Bảo vệ quyền lợi người tiêu dùng|Bảo vệ sức khỏe nhân dân|Bảo vệ và kiểm dịch thực vật
Bảo vệ và phát triển rừng|Bảo vệ, chăm sóc và giáo dục trẻ em|Bảo vệ, chăm sóc trẻ em|Báo chí|Bầu cử đại biểu Quốc hội
Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân|Bầu cử đại biểu Hội đồng nhân dân|Biên giới quốc gia|Biên phòng Việt Nam|Biển Việt Nam|Bình đẳng giới
Bưu chính|Cảnh sát biển Việt Nam|Cảnh sát cơ động|Cảnh vệ|Căn cước|Căn cước công dân|Cán bộ, công chức|Cạnh tranh|Các công cụ chuyển nhượng
Các tổ chức tín dụng|Chăn nuôi|Chất lượng sản phẩm, hàng hóa|Chất lượng sản phẩm hàng hóa|Chính quyền địa phương|Chuyển đổi số|Chuyển giao công nghệ
Chuyển giao người đang chấp hành án phạt tù|Chứng khoán|Công an nhân dân|Công chứng|Công đoàn|Công nghệ cao|Công nghệ thông tin
Công nghiệp công nghệ số|Công nghiệp quốc phòng, an ninh và động viên công nghiệp|Công ty|Cơ quan đại diện nước Cộng hòa xã hội chủ nghĩa Việt Nam ở nước ngoài
Cơ yếu|Cư trú|Cứu nạn, cứu hộ|Dạy nghề|Dân quân tự vệ|Dân số|Dầu khí|Dẫn độ|Di sản văn hóa|Doanh nghiệp|Doanh nghiệp nhà nước|Doanh nghiệp tư nhân
Du lịch|Dược|Dữ liệu|Dự trữ quốc gia|Đa dạng sinh học|Đất đai|Đặc khu kinh tế|Đầu tư|Đầu tư công|Đầu tư nước ngoài tại Việt Nam|Đầu tư nước ngoài
Đầu tư theo phương thức đối tác công tư|Đấu giá tài sản|Đấu thầu|Đê điều|Điện ảnh|Điện lực|Điều ước quốc tế|Địa chất và khoáng sản|Đo đạc và bản đồ|Đo lường
Đường bộ|Đường sắt|Đường sắt Việt Nam|Giá|Giám định tư pháp|Giao dịch điện tử|Giao thông đường bộ|Giao thông đường thủy nội địa|Giáo dục|Giáo dục đại học
Giáo dục nghề nghiệp|Giáo dục quốc phòng và an ninh|Giáo dục quốc phòng - an ninh|Hàng không dân dụng Việt Nam|Hải quan|Hiến, lấy, ghép mô, bộ phận cơ thể người và hiến, lấy xác
Hoạt động chữ thập đỏ|Hoạt động giám sát của Quốc hội|Hoạt động giám sát của Quốc hội và Hội đồng nhân dân|Hòa giải, đối thoại tại Tòa án|Hòa giải ở cơ sở|Hóa chất
Hôn nhân và gia đình|Hộ tịch|Hỗ trợ doanh nghiệp nhỏ và vừa|Hợp tác xã|Kế toán|Khám bệnh, chữa bệnh|Khiếu nại|Khiếu nại, tố cáo|Khí tượng thủy văn|Khoa học và công nghệ
Khoa học, công nghệ và đổi mới sáng tạo|Khoáng sản|Khuyến khích đầu tư trong nước|Kiểm toán độc lập|Kiểm toán nhà nước|Kiến trúc|Kinh doanh bảo hiểm|Kinh doanh bất động sản
Ký kết, gia nhập và thực hiện điều ước quốc tế|Lao động|Lâm nghiệp|Luật sư|Lực lượng dự bị động viên|Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở
Lực lượng tham gia gìn giữ hòa bình của Liên hợp quốc|Lưu trữ|Lý lịch tư pháp|Mặt trận Tổ quốc Việt Nam|Năng lượng nguyên tử|Ngân hàng Nhà nước Việt Nam|Ngân hàng Nhà nước
Ngân sách nhà nước|Ngân sách|Nghĩa vụ quân sự|Người cao tuổi|Người khuyết tật|Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng
Nhà giáo|Nhà ở|Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam|Nuôi con nuôi|Phá sản|Phá sản doanh nghiệp|Phí và lệ phí|Phòng bệnh
Phòng cháy và chữa cháy|Phòng cháy, chữa cháy|Phòng cháy, chữa cháy và cứu nạn, cứu hộ|Phòng không nhân dân|Phòng thủ dân sự|Phòng, chống bạo lực gia đình
Phòng, chống bệnh truyền nhiễm|Phòng, chống khủng bố|Phòng, chống ma túy|Phòng, chống mua bán người
Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người|Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người (HIV/AIDS)
Phòng, chống rửa tiền|Phòng, chống tác hại của rượu, bia|Phòng, chống tác hại rượu, bia|Phòng, chống tác hại của thuốc lá|Phòng, chống tham nhũng|Phòng, chống thiên tai
Phổ biến, giáo dục pháp luật|Phục hồi, phá sản|Quản lý ngoại thương|Quản lý nợ công|Quản lý thuế|Quản lý và đầu tư vốn nhà nước tại doanh nghiệp|Quản lý, sử dụng tài sản công
Quản lý, sử dụng tài sản nhà nước|Quản lý, sử dụng vốn nhà nước đầu tư vào sản xuất, kinh doanh tại doanh nghiệp|Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
Quảng cáo|Quân nhân chuyên nghiệp, công nhân và viên chức quốc phòng|Quốc phòng|Quốc tịch Việt Nam|Quy hoạch|Quy hoạch đô thị|Quy hoạch đô thị và nông thôn
Sĩ quan Quân đội nhân dân Việt Nam|Sở hữu trí tuệ|Sử dụng năng lượng tiết kiệm và hiệu quả|Tài nguyên nước|Tài nguyên, môi trường biển và hải đảo|Tạm giữ, tạm giam
Thi hành tạm giữ, tạm giam|Tần số vô tuyến điện|Thanh niên|Thanh tra|Thi đua, khen thưởng|Thi đua - khen thưởng|Thi hành án dân sự|Thi hành án hình sự|Thể dục, thể thao|Thỏa thuận quốc tế
Thống kê|Thủ đô|Thủy lợi|Thủy sản|Thú y|Thuế bảo vệ môi trường|Thuế chuyển quyền sử dụng đất|Thuế doanh thu|Thuế giá trị gia tăng|Thuế lợi tức|Thuế nhà, đất|Thuế nhập khẩu
Thuế sử dụng đất nông nghiệp|Thuế sử dụng đất phi nông nghiệp|Thuế tài nguyên|Thuế thu nhập cá nhân|Thuế thu nhập doanh nghiệp|Thuế tiêu thụ đặc biệt|Thuế xuất khẩu
Thuế xuất khẩu, thuế nhập khẩu|Thuế xuất khẩu, thuế nhập khẩu hàng mậu dịch|Thư viện|Thực hành tiết kiệm, chống lãng phí|Thực hành tiết kiệm và chống lãng phí
Thực hiện dân chủ ở cơ sở|Thương mại|Tiếp cận thông tin|Tiếp công dân|Tiêu chuẩn và quy chuẩn kỹ thuật|Tín ngưỡng, tôn giáo|Tình trạng khẩn cấp|Tố cáo|Tố tụng hành chính
Tổ chức chính quyền địa phương|Tổ chức Chính phủ|Tổ chức cơ quan điều tra hình sự|Tổ chức Hội đồng nhân dân và Ủy ban nhân dân|Tổ chức Quốc hội|Tổ chức Tòa án nhân dân
Tổ chức Viện kiểm sát nhân dân|Trách nhiệm bồi thường của Nhà nước|Trật tự, an toàn giao thông đường bộ|Trẻ em|Trí tuệ nhân tạo|Trọng tài thương mại|Trồng trọt|Trợ giúp pháp lý
Trưng cầu ý dân|Trưng mua, trưng dụng tài sản|Tư pháp người chưa thành niên|Tương trợ tư pháp|Tương trợ tư pháp về dân sự|Tương trợ tư pháp về hình sự|Viên chức|Viễn thông|Việc làm
Xây dựng|Xuất bản|Xuất cảnh, nhập cảnh của công dân Việt Nam|Xử lý vi phạm hành chính|Hoạt động chữ thập đỏ|Hàng hải Việt Nam|Kinh doanh vàng|Đường thủy nội địa|Giáo viên
Đặc xá|Cấp, thoát nước|Cơ quan điều tra hình sự|Phòng chống thiên tai|Phòng chống bạo lực gia đình|Phòng chống tham nhũng|Phòng chống ma túy|Phòng chống tác hại của thuốc lá
Tổ chức Quốc hội và Hội đồng Nhà nước|Tổ chức Hội đồng Chính phủ|Tổ chức Hội đồng Bộ trưởng|Phòng chống tác hại rượu, bia|Phòng chống rửa tiền|Phòng chống mua bán người|Phòng chống khủng bố|Quản lý sử dụng tài sản công|Quản lý và sử dụng tài sản công|Quản lý, sử dụng vốn Nhà nước
Khoa học công nghệ|Khoa học và Công nghệ|Hàng không Việt Nam|Bầu cử|Đấu thầu qua mạng|Khiếu nại tố cáo|Thi đua khen thưởng|Hợp tác xã kiểu mới|Phát triển công nghiệp
"""
"""Names of laws (luật) behind the word "Luật", separated by ``|``."""

SHORT_LAWS = "BHXH|BHYT|BVMT|PPP|NSNN|QLT|TCTD|DNNN|KH&CN|KHCN|CĐS|TNCN|TNDN|GTGT|TTĐB|thuế TNCN|thuế TNDN|thuế GTGT|thuế TTĐB|thuế XNK|ATTP|ATVSLĐ|XLVPHC|VBQPPL|ban hành VBQPPL"
"""Abbreviated names, which must stand in capitals."""

CODES = """
Dân sự|Hàng hải|Hàng hải Việt Nam|Hình sự|Lao động|Tố tụng dân sự|Tố tụng hình sự|Tố tụng hình sự của nước Cộng hòa xã hội chủ nghĩa Việt Nam
Dân sự nước Cộng hòa xã hội chủ nghĩa Việt Nam|Dân sự của nước Cộng hòa xã hội chủ nghĩa Việt Nam|Hình sự nước Cộng hòa xã hội chủ nghĩa Việt Nam
Lao động Việt Nam|Lao động của nước Cộng hòa xã hội chủ nghĩa Việt Nam|Lao động nước Cộng hòa xã hội chủ nghĩa Việt Nam|Hình sự Việt Nam|Dân sự Việt Nam
"""
"""Names of codes behind "Bộ luật"."""

ORDINANCES = """
Án phí, lệ phí Tòa án|An toàn và kiểm soát bức xạ|Bà mẹ Việt Nam anh hùng|Quy định danh hiệu vinh dự Nhà nước "Bà mẹ Việt Nam anh hùng"|Bảo hộ lao động|Bảo vệ bí mật nhà nước|Bảo vệ công trình quan trọng liên quan đến an ninh quốc gia
Bảo vệ và khai thác công trình thủy lợi|Khai thác và bảo vệ công trình thủy lợi|Bảo vệ và kiểm dịch thực vật|Bảo vệ và phát triển nguồn lợi thủy sản|Bộ đội Biên phòng|Bưu chính, Viễn thông|Cán bộ, công chức|Cảnh sát cơ động|Cảnh sát môi trường
Cảnh sát nhân dân Việt Nam|Cảnh vệ|Chất lượng hàng hóa|Chi phí giám định, định giá|Chống tham nhũng|Công an xã|Cựu chiến binh|Dân quân tự vệ|Dân số|Dự trữ quốc gia|Đê điều|Đo lường
Giải quyết các tranh chấp lao động|Giám định tư pháp|Giá|Giống cây trồng|Giống vật nuôi|Hành nghề y, dược tư nhân|Hành nghề y dược tư nhân|Hợp đồng kinh tế|Kế toán và thống kê|Khí tượng thủy văn|Luật sư
Khai thác và bảo vệ công trình khí tượng thủy văn|Lực lượng dự bị động viên|Lưu trữ quốc gia|Ngoại hối|Nghĩa vụ lao động công ích|Nhập cảnh, xuất cảnh, cư trú, đi lại của người nước ngoài tại Việt Nam|Người cao tuổi|Người tàn tật
Phí và lệ phí|Phòng, chống lụt, bão|Phòng, chống mại dâm|Phòng, chống tệ nạn xã hội|Phòng chống mại dâm|Phòng, chống nhiễm vi rút gây ra hội chứng suy giảm miễn dịch mắc phải ở người|Quản lý thị trường|Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ
Quảng cáo|Thi hành án dân sự|Thú y|Thủ tục giải quyết các vụ án hành chính|Thuế nhà, đất|Thuế tài nguyên|Thuế thu nhập đối với người có thu nhập cao|Thư viện|Thương phiếu|Thực hiện dân chủ ở xã, phường, thị trấn|Hôn nhân và gia đình giữa công dân Việt Nam và người nước ngoài|Thuế nông nghiệp|Phí, lệ phí|Tổ chức luật sư|Ký kết và thực hiện thỏa thuận quốc tế|Thi hành dân sự
Thủ tục giải quyết các tranh chấp lao động|Kế toán - Thống kê|Ngân hàng Nhà nước|Ngân hàng, hợp tác xã tín dụng và công ty tài chính|Tín ngưỡng, tôn giáo
Tình trạng khẩn cấp|Tổ chức điều tra hình sự|Trọng tài thương mại|Trình tự, thủ tục xem xét, quyết định áp dụng các biện pháp xử lý hành chính tại Tòa án nhân dân|Ưu đãi người có công với cách mạng|Ưu đãi người hoạt động cách mạng, liệt sĩ và gia đình liệt sĩ, thương binh, bệnh binh, người hoạt động kháng chiến, người có công giúp đỡ cách mạng
Vệ sinh an toàn thực phẩm|Xử lý vi phạm hành chính|Xử phạt vi phạm hành chính|Hợp nhất văn bản quy phạm pháp luật|Pháp điển hệ thống quy phạm pháp luật|Động viên công nghiệp|Công nghiệp quốc phòng|Điều tra hình sự|Quân nhân dự bị|Đối xử tối huệ quốc và đối xử quốc gia trong thương mại quốc tế|Tự vệ trong nhập khẩu hàng hóa nước ngoài vào Việt Nam|Chống bán phá giá hàng hóa nhập khẩu vào Việt Nam|Chống trợ cấp hàng hóa nhập khẩu vào Việt Nam|Bảo vệ quyền lợi người tiêu dùng|Thẩm phán và Hội thẩm Tòa án nhân dân|Kiểm sát viên Viện kiểm sát nhân dân|Thủ tục bắt giữ tàu biển|Thủ tục bắt giữ tàu bay|Thừa kế|Nhà ở|Lãnh sự|Hàm, cấp ngoại giao|Chuyển giao công nghệ nước ngoài vào Việt Nam|Du lịch|Bảo vệ sức khỏe nhân dân
"""
"""Names of ordinances (pháp lệnh)."""


def _names(block: str) -> tuple[str, ...]:
    return tuple(name.strip() for line in block.strip().splitlines() for name in line.split("|") if name.strip())


_NOISE = r"[ \n]{1,2}(?:[\d+|'.]{1,2}[ \n]{1,2}|(?:\d{1,4}\n{1,2})?cong bao/so[^\n]{1,60}\n{1,2}(?:\d{1,4}\n{1,2})?)?"
"""White space inside a name, with a page's head or a speck of the scan in it."""


def _known(names: tuple[str, ...]) -> str:
    joined = (name.replace(" - ", "-") for name in names if " - " in name)  # "thi đua-khen thưởng"
    return unmarked(*names, *joined).replace(GAP, _NOISE)


_STATE = rf"(?:{GAP}{folded('của nước Cộng hòa xã hội chủ nghĩa Việt Nam', 'nước Cộng hòa xã hội chủ nghĩa Việt Nam')})?"


@lru_cache(maxsize=3)
def _known_of(kind: str) -> re.Pattern[str]:
    """The pattern of all known names of a kind; made when the first is looked for, for it takes a tenth of a second."""
    if kind == "PL":
        return re.compile(_known(_names(ORDINANCES)) + r"(?!\w)")
    return re.compile(_known(_names(LAWS if kind == "L" else CODES)) + plain(_STATE) + r"(?!\w)")


_SHORT = re.compile(folded(*_names(SHORT_LAWS)) + r"(?![\w&])")
_SHORT_WRITTEN = re.compile("|".join(sorted((re.escape(n) for n in SHORT_LAWS.split("|")), key=len, reverse=True)).replace(r"\ ", "[ \n]").replace("thuế", "[Tt]huế"))

_STOP = frozenset(
    "về được đã và hoặc hay thì là mà khi nếu này tại trong theo từ đến để do bởi có không phải còn chưa sẽ cho với như gồm bao trên dưới sau trước ngày năm số "
    "khoản điều mục chương hiện cũ bằng qua vì nên nhằm cùng bị trừ kể các những một nhưng mới nêu nói thuộc nào đó của".split()
)
"""Words (with their tone marks: thì is not thị) that no name goes over."""
_STOP_PAIRS = frozenset(
    "quy định|ban hành|hướng dẫn|sửa đổi|bổ sung|thông tư|thông qua|nghị định|nghị quyết|quyết định|căn cứ|đối với|thay thế|hết hiệu|cụ thể|yêu cầu".split("|")
)
"""First two words of what comes behind a name."""
_CONTINUES = frozenset(
    "luật pháp nghị thông quyết khoản điều điểm các những bộ chỉ kết hướng quy văn mục một chính thủ người cơ tổ ubnd ủy uỷ sở hội ban đảng kế".split()
)
"""Words behind "và" or a comma that open something else."""
_TOKEN = re.compile(r"[^\W\d_]+|[,&-]")
_CAPITAL = re.compile(rf"[{UPPER}]")
_NOT_A_LAW = frozenset("sư gia hình định tục khoa viên hà tnhh quốc học".split())
"""Luật sư, luật gia, luật khoa …: no names of laws."""
_GAP_AT = re.compile(r"[ \n](?!\n)")
_PUNCTUATION = ",&-"
_DATED_STOP = frozenset(
    "này đó trên được đã là khi nếu từ kể đến trước sau theo trong do bị bởi có không như số rằng mà thì để còn cũ mới nêu nói tháng năm ký khoản điểm chương luật lệnh".split()
)
"""Words that stand between a law and a day that is not its own ("Luật này có hiệu lực từ ngày …")."""
_DATED_STOP_PAIRS = frozenset(
    "thông tư|thông báo|thông qua|chỉ thị|quyết định|nghị định|nghị quyết|bộ trưởng|bộ luật|công bố|sửa đổi|bổ sung|hiến pháp|hết hiệu".split("|")
)
"""As much, in two words."""
_NAME_OPENS = frozenset(("quy định", "ban hành"))
"""First two words of a name, anywhere else the start of what is said of it."""
_OF_PAIRS = frozenset(pair.split()[0] for pair in _STOP_PAIRS | _DATED_STOP_PAIRS | _NAME_OPENS)


def _plain(reading: Reading) -> str:
    return plain_text(reading)


def known_name_at(reading: Reading, at: int, kind: str) -> int | None:
    """Where a known name of a law of this ``kind`` (L, BL, PL) that begins at ``at`` ends, or None.

    >>> from .normalise import read
    >>> r = read("Bảo vệ và phát triển rừng và các văn bản")
    >>> r.text[: known_name_at(r, 0, "L")]
    'Bảo vệ và phát triển rừng'
    """
    found = _known_of(kind).match(_plain(reading), at)
    end = found.end() if found else None
    if kind == "L" and (short := _SHORT_WRITTEN.match(reading.text, at)) and _SHORT.match(reading.folded, at):
        end = max(end or 0, short.end())
    return end


def _pair(text: str, token: re.Match[str], word: str) -> str:
    """The word of ``token`` and the next, where the two can mean something; else the word."""
    if word not in _OF_PAIRS:
        return word
    following = _TOKEN.match(text, min(len(text), token.end() + 1))
    return f"{word} {following[0]}".lower() if following else ""


def unknown_name_at(reading: Reading, at: int) -> int | None:
    """Where a name that no table has ends: it begins with a capital and goes up to a word no name goes over.

    >>> from .normalise import read
    >>> r = read("Phát triển đô thị thông minh được Quốc hội thông qua")
    >>> r.text[: unknown_name_at(r, 0)]
    'Phát triển đô thị thông minh'
    """
    text = reading.text
    if not _CAPITAL.match(text, at):
        return None
    end, words, place, comma = at, 0, at, False
    while words < 14 and (token := _TOKEN.match(text, place)) is not None:
        word = token[0].lower()
        capital = bool(_CAPITAL.match(text, token.start()))
        if word in _PUNCTUATION:
            comma = word == ","
        elif words == 0:
            if word in _NOT_A_LAW or word in _STOP:
                return None
            end, words = token.end(), 1
        elif word == "và":
            # "và" goes on only to a small letter that opens no other name
            following = _TOKEN.match(text, min(len(text), token.end() + 1))
            if following is None or following[0].lower() in _CONTINUES or _CAPITAL.match(text, following.start()):
                break
            words += 1
        elif word in _STOP or _pair(text, token, word) in _STOP_PAIRS or (comma and (capital or word in _CONTINUES)):
            break
        else:
            end, words, comma = token.end(), words + 1, False
        place = token.end()
        if _GAP_AT.match(text, place):
            place += 1
        elif not text.startswith(tuple(_PUNCTUATION), place) and word not in _PUNCTUATION:
            break
    return end if end > at and words > 1 else None


_IN_VIETNAM = re.compile(rf"{GAP}Việt{GAP}Nam(?!\w)")
_DAY_NEXT = re.compile(rf"ngày{GAP}\d")
_LONGEST_DATED = 24
"""Words; the ordinance on the powers of people's councils at every level has 20."""


def dated_name_at(reading: Reading, at: int) -> int | None:
    """Where a name that begins at ``at``, in capitals or not, ends right before the word for its day; None without one.

    The day behind it is what makes small letters a name.

    >>> from .normalise import read
    >>> r = read("bảo vệ cầu đường ngày 02 tháng 12 năm 1994")
    >>> r.text[: dated_name_at(r, 0)]
    'bảo vệ cầu đường'
    >>> dated_name_at(read("này có hiệu lực từ ngày 02 tháng 12 năm 1994"), 0) is None
    True
    """
    text, place, words, end = reading.text, at, 0, at
    if text.find("ngày", at, at + 8 * _LONGEST_DATED) < 0:
        return None
    while words <= _LONGEST_DATED and (token := _TOKEN.match(text, place)) is not None:
        word = token[0].lower()
        if word in _PUNCTUATION:
            place = token.end() + bool(_GAP_AT.match(text, token.end()))
            continue
        if words > 1 and end < place and text[end] in " \n" and _DAY_NEXT.match(text, place):
            return end
        pair = _pair(text, token, word)
        if word in _DATED_STOP or pair in _DATED_STOP_PAIRS or (words == 0 and word in _NOT_A_LAW) or (words > 0 and pair in _NAME_OPENS):
            return None
        if word == "tại" and not _IN_VIETNAM.match(text, token.end()):
            return None
        words, end = words + 1, token.end()
        if (gap := _GAP_AT.match(text, end)) is None and not text.startswith(tuple(_PUNCTUATION), end):
            return None
        place = gap.end() if gap else end
    return None
