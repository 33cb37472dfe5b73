"""Words of the trade that hand out work: organs, the verbs that charge them, the turns that do not.

Only data, read by :mod:`organnames`, :mod:`deadlines` and :mod:`tasks`. Every list is written with
ordinary spelling and folded when it is compiled, so "uỷ" and "ủy" are one word. Entries are phrases
parted by ``;`` so that a comma may stand inside one ("Văn hóa, Thể thao và Du lịch").
"""

from __future__ import annotations


def entries(text: str) -> tuple[str, ...]:
    """The phrases of a ``;``-parted list in the order written.

    >>> entries("chủ trì; phối hợp với")
    ('chủ trì', 'phối hợp với')
    """
    return tuple(phrase for part in text.split(";") if (phrase := " ".join(part.split())))


# --- organs -------------------------------------------------------------------------------------

FIELDS = entries("""
 Giáo dục và Đào tạo; Giáo dục; Y tế; Nội vụ; Tài chính; Tư pháp; Công Thương; Công thương; Xây dựng; Quốc phòng;
 Công an; Ngoại giao; Ngoại vụ; Khoa học và Công nghệ; Khoa học, Công nghệ và Môi trường; Nông nghiệp và Môi trường;
 Nông nghiệp và Phát triển nông thôn; Nông nghiệp và PTNT; Tài nguyên và Môi trường; Giao thông vận tải;
 Giao thông Vận tải; Giao thông công chính; Thông tin và Truyền thông; Văn hóa, Thể thao và Du lịch;
 Văn hóa và Thể thao; Văn hóa - Thể thao; Văn hóa, Thể thao; Văn hóa; Thể thao và Du lịch; Du lịch;
 Lao động - Thương binh và Xã hội; Lao động, Thương binh và Xã hội; Lao động Thương binh và Xã hội;
 Kinh tế và Hạ tầng; Tài chính - Kế hoạch; Lao động - Thương binh - Xã hội; Văn hóa và Thông tin; Văn hóa - Thông tin; Quản lý đô thị; Cơ yếu - Công nghệ thông tin;
 Kế hoạch và Đầu tư; Dân tộc và Tôn giáo; Dân tộc; Quy hoạch - Kiến trúc; Quy hoạch và Kiến trúc; An toàn thực phẩm;
 Kinh tế, Hạ tầng và Đô thị; Kinh tế; Văn hóa - Xã hội; Kinh tế - Hạ tầng; Thương mại; Thủy sản; Công nghiệp; Nông nghiệp; Tài nguyên; Kế hoạch; Thông tin; Nhà đất; Nhà và đất
""")
"""What a bộ (ministry) or sở (provincial department) is in charge of."""

PROPER = entries("""
 Bộ Chính trị; Ban Bí thư; Ban Chấp hành Trung ương Đảng; Ban Chấp hành Trung ương; Thường trực Ban Bí thư;
 Quốc hội; Ủy ban Thường vụ Quốc hội; Thủ tướng Chính phủ; Chính phủ; Thủ tướng; Chủ tịch nước; Tổng Bí thư;
 Quân ủy Trung ương; Đảng ủy Công an Trung ương; Đảng ủy các cơ quan Đảng Trung ương; Đảng ủy Chính phủ;
 Đảng ủy Quốc hội; Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương; Đảng ủy Mặt trận Tổ quốc và các đoàn thể Trung ương;
 Đảng ủy Mặt trận Tổ quốc Việt Nam, các đoàn thể Trung ương; Đảng ủy MTTQ, các đoàn thể Trung ương;
 Đảng ủy Mặt trận Tổ quốc Việt Nam và các đoàn thể Trung ương; Đảng ủy Mặt trận Tổ quốc, các đoàn thể; Đảng ủy Mặt trận Tổ quốc và các đoàn thể; Đảng ủy Mặt trận Tổ quốc Việt Nam, các đoàn thể;
 Đảng ủy Mặt trận Tổ quốc Việt Nam và các đoàn thể;
 Đảng ủy Khối các cơ quan Trung ương; Đảng ủy Khối Doanh nghiệp Trung ương; Đảng ủy Ngoài nước;
 Ban Tổ chức Trung ương; Ban Tuyên giáo Trung ương; Ban Dân vận Trung ương; Ban Tuyên giáo và Dân vận Trung ương;
 Ban Nội chính Trung ương; Ban Kinh tế Trung ương; Ban Đối ngoại Trung ương; Ban Chính sách, chiến lược Trung ương;
 Ủy ban Kiểm tra Trung ương; Văn phòng Trung ương Đảng; Văn phòng Trung ương; Văn phòng Chính phủ; Văn phòng Quốc hội;
 Văn phòng Chủ tịch nước; Hội đồng Lý luận Trung ương; Học viện Chính trị quốc gia Hồ Chí Minh;
 Học viện Chính trị Quốc gia Hồ Chí Minh; Ngân hàng Nhà nước Việt Nam; Ngân hàng Nhà nước; Ngân hàng Chính sách xã hội Việt Nam; Ngân hàng Chính sách xã hội; Thanh tra Chính phủ;
 Kiểm toán nhà nước; Kiểm toán Nhà nước; Tòa án nhân dân tối cao; Viện kiểm sát nhân dân tối cao;
 Bảo hiểm xã hội Việt Nam; Đài Truyền hình Việt Nam; Đài Tiếng nói Việt Nam; Thông tấn xã Việt Nam;
 Báo Nhân Dân; Tạp chí Cộng sản; Ủy ban Dân tộc; Hội đồng Dân tộc; Mặt trận Tổ quốc Việt Nam; Mặt trận Tổ quốc;
 Tổng Liên đoàn Lao động Việt Nam; Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh;
 Đoàn Thanh niên Cộng sản Hồ Chí Minh; Đoàn TNCS Hồ Chí Minh; Đoàn Thanh niên; Hội Liên hiệp Phụ nữ Việt Nam;
 Hội Liên hiệp Phụ nữ; Hội Nông dân Việt Nam; Hội Nông dân; Hội Cựu chiến binh Việt Nam; Hội Cựu chiến binh;
 Liên đoàn Lao động; Liên minh Hợp tác xã Việt Nam; Liên minh Hợp tác xã; Hội Chữ thập đỏ; Hội Nhà báo;
 Đài Phát thanh và Truyền hình; Báo và Phát thanh, Truyền hình; Báo và Đài Phát thanh, Truyền hình;
 Báo và phát thanh, truyền hình; Bộ đội Biên phòng; Bộ Chỉ huy Quân sự; Bộ Tư lệnh; Bộ Chỉ huy Bộ đội Biên phòng;
 Ban Chỉ huy Quân sự; Kho bạc Nhà nước; Bảo hiểm xã hội; Liên hiệp các Hội Khoa học và Kỹ thuật;
 Ban Quản lý Khu kinh tế; Ban Quản lý các khu công nghiệp; Ban Quản lý các Khu chế xuất và công nghiệp;
 Trung ương Mặt trận Tổ quốc Việt Nam; Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam; Trung ương Hội Nông dân Việt Nam; Trung ương Hội Liên hiệp Phụ nữ Việt Nam;
 Trung ương Hội Cựu chiến binh Việt Nam; Trung ương Đoàn; Ủy ban Mặt trận Tổ quốc Việt Nam; Ủy ban Mặt trận Tổ quốc; Ủy ban MTTQ Việt Nam; Ủy ban MTTQ; UBMTTQ Việt Nam;
 UBMTTQ; MTTQ Việt Nam; MTTQ; Cổng Thông tin điện tử Chính phủ; Cổng Thông tin điện tử;
 Bộ Tổng Tham mưu; Hội đồng Bộ trưởng; Ban Bí thư Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh; Ban Bí thư Trung ương Đoàn; Ban Thường vụ Trung ương Đoàn; Báo và Phát thanh Truyền hình; Báo và Phát thanh - Truyền hình;
 Thuế tỉnh, thành phố; Thuế các tỉnh, thành phố; Khu Quản lý đường bộ I; Khu Quản lý đường bộ II; Khu Quản lý đường bộ III; Khu Quản lý đường bộ IV; Ban Công tác Mặt trận; Bộ CHQS; Bộ Chỉ huy quân sự; Thuế tỉnh; Thuế thành phố; Thống kê tỉnh; Thống kê thành phố; Hải quan khu vực; Kho bạc Nhà nước khu vực; Bảo hiểm xã hội tỉnh; Bảo hiểm xã hội thành phố; Tổng cục Chính trị; Hội đồng nhân dân; Ủy ban nhân dân; HĐND; UBND; Thanh tra;
 Ban Bảo vệ, chăm sóc sức khỏe cán bộ Trung ương; Ban Bảo vệ, chăm sóc sức khỏe cán bộ; Ban Chỉ đạo Trung ương; Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, lãng phí, tiêu cực;
 Ban Chỉ đạo phòng, chống tham nhũng, lãng phí, tiêu cực; Ban Chỉ đạo Trung ương về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số; Hội đồng Lý luận, phê bình văn học, nghệ thuật Trung ương;
 Nhà xuất bản Chính trị quốc gia Sự thật; Cục Phát thanh, truyền hình và thông tin điện tử; Công đoàn Viên chức; Công đoàn cơ sở; Thi hành án dân sự; Bảo hiểm xã hội cơ sở; Thuế cơ sở;
 Hội đồng Thi đua - Khen thưởng; Hội đồng phối hợp phổ biến, giáo dục pháp luật; Tổ công nghệ số cộng đồng; Tổ bảo vệ an ninh, trật tự ở cơ sở; Ban Quản lý rừng phòng hộ; Ban Quản lý rừng đặc dụng;
 Ban Quản lý Khu kinh tế và các khu công nghiệp; Ban Quản lý các khu công nghiệp; Ban Quản lý khu kinh tế; Ban Quản lý dự án đầu tư xây dựng các công trình giao thông; Ban Quản lý dự án đầu tư xây dựng công trình giao thông;
 Ban Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp; Ban Quản lý dự án đầu tư xây dựng các công trình nông nghiệp và phát triển nông thôn; Thanh tra Bộ; Thanh tra Sở;
 Cơ quan Ủy ban Mặt trận Tổ quốc Việt Nam; Văn phòng HĐND và UBND; Văn phòng Hội đồng nhân dân và Ủy ban nhân dân; Văn phòng Đảng ủy các cơ quan Đảng; Ủy ban Kiểm tra Đảng ủy các cơ quan Đảng;
 Ban Tổ chức Đảng ủy các cơ quan Đảng; Ban Tuyên giáo Đảng ủy các cơ quan Đảng; Ban Thường vụ Đảng ủy các cơ quan Đảng; Thường trực Đảng ủy các cơ quan Đảng; Đảng ủy các cơ quan Đảng;
 Ban Chấp hành Đảng bộ; Hội Nạn nhân chất độc da cam/dioxin; Hội Nạn nhân chất độc da cam; Liên hiệp các tổ chức hữu nghị; Liên hiệp các Hội Văn học, nghệ thuật; Liên hiệp các Hội Văn học nghệ thuật; Tổng cục Hậu cần - Kỹ thuật;
 Bộ Tư lệnh Thủ đô Hà Nội; Cảnh sát biển; Bộ Tư lệnh Cảnh sát biển; Ban An toàn giao thông; Tổ Biên tập; Ban Chỉ đạo các Chương trình mục tiêu quốc gia;
 EVN; VNPT; Viettel; Mobifone; PVN; TKV; Vinachem; Vinatex; VNPost; Petrovietnam; Petrolimex; Vietnam Airlines; Vietnam Post; NSMO; EVNNPT
""")
"""Organs named in full, whose names the general patterns would cut short."""

HEADS = entries("""
 Ủy ban nhân dân; UBND; Hội đồng nhân dân; HĐND; Đảng ủy; Đảng đoàn; Ban cán sự đảng; Ban cán sự Đảng; Đảng bộ;
 Chi bộ; Chi ủy; Đồn Biên phòng; Tỉnh ủy; Thành ủy; Huyện ủy; Quận ủy; Thị ủy; Văn phòng; Ban Thường vụ; Thường trực; Ủy ban Kiểm tra; Ủy ban; Hội đồng;
 Ban Tổ chức; Ban Tuyên giáo; Ban Tuyên giáo và Dân vận; Ban Dân vận; Ban Nội chính; Ban Chỉ đạo; Ban Chỉ huy; Ban Thường trực; Ban Quản lý; Ban;
 Cục; Vụ; Viện; Tổng cục; Chi cục; Phòng; Trung tâm; Học viện; Trường; Trường Đại học; Bệnh viện; Hội; Liên đoàn; Liên hiệp;
 Liên minh; Hiệp hội; Tổng công ty; Tập đoàn; Công ty; Ngân hàng; Báo; Đài; Tạp chí; Công an; Thanh tra; Tòa án nhân dân;
 Viện kiểm sát nhân dân; Viện Kiểm sát nhân dân; Quân khu; Bộ; Sở; Kho bạc; Tổ công tác; Chi nhánh; Nhà xuất bản; Đội; Trạm; Ban đại diện; Văn phòng đại diện; Tiểu ban; Hạt; Vườn quốc gia;
 Hợp tác xã; Viễn thông; Bưu điện; Khu Quản lý; Văn phòng Thường trực; Văn phòng thường trực; Điện lực; Tổng hội; Phân hiệu; Bảo tàng; Thư viện; Hãng; Ngành; Lực lượng;
 Cơ quan thường trực; Tiểu ban giúp việc; Tổ giúp việc; Đoàn; Làng; Quỹ; Cảng vụ; Đại học; Thành đoàn; Tỉnh đoàn; Chi bộ; Văn phòng Ban Chỉ đạo; Văn phòng Ban Quản lý
""")
"""First words of organ names that go on with a name of their own; they count when written with a capital."""

CLASSES = entries("""
 hội quần chúng; hội quần chúng được Đảng, Nhà nước giao nhiệm vụ; hội quần chúng được Đảng và Nhà nước giao nhiệm vụ; cơ quan kiểm tra, thanh tra; cơ quan tiến hành tố tụng; cơ quan bảo vệ pháp luật; tổng cục;
 trường đại học, cao đẳng; trường cao đẳng; trường đại học, cao đẳng, trung cấp; trường trung cấp; trường phổ thông; nhà mạng; nhà mạng viễn thông; chủ hồ chứa; chủ hồ chứa thủy điện; chủ đập, hồ chứa nước; chủ đập;
 trưởng thôn; trưởng ấp; trưởng khu phố; tổ trưởng tổ dân phố; tổ công nghệ số cộng đồng; tổ bảo vệ an ninh, trật tự ở cơ sở; công đoàn cơ sở; ban giám hiệu; đồn biên phòng; tổ chuyên gia; đoàn khối;
 hội nghề nghiệp; hiệp hội nghề nghiệp; hiệp hội ngành nghề; hiệp hội doanh nghiệp; hội doanh nghiệp; tổ chức xã hội nghề nghiệp; tổ chức xã hội - nghề nghiệp; tổ chức xã hội; hội xã hội nghề nghiệp; hiệp hội xã hội nghề nghiệp;
 cấp ủy; cấp ủy đảng; cấp ủy Đảng; tổ chức đảng; tổ chức Đảng; tổ chức cơ sở đảng; cấp ủy cơ sở; cấp ủy cấp trên;
 chi bộ; chi bộ tổ dân phố; chi bộ thôn; chi bộ khu phố; vụ địa bàn; ban thanh tra nhân dân; chi, đảng bộ; chi ủy; đảng bộ; đảng ủy; đảng đoàn; ban cán sự đảng; ban đảng; ban xây dựng đảng; ban của Đảng;
 ban tổ chức; ban tuyên giáo; ban tuyên giáo và dân vận; ban dân vận; cơ quan tham mưu; cơ quan tham mưu, giúp việc; cơ quan tham mưu giúp việc; cơ quan chuyên trách tham mưu, giúp việc; ban thường vụ; ban thường vụ cấp ủy;
 tỉnh ủy; thành ủy; huyện ủy; quận ủy; thị ủy; đảng ủy xã; chính quyền; chính quyền địa phương; chính quyền cơ sở;
 đoàn thể; đoàn thể chính trị - xã hội; đoàn thể nhân dân; tổ chức chính trị - xã hội; tổ chức chính trị-xã hội; tổ chức chính trị xã hội; tổ chức CT-XH; tổ chức chính trị - xã hội - nghề nghiệp;
 tổ chức xã hội - nghề nghiệp; tổ chức xã hội; tổ chức thành viên của Mặt trận; tổ chức thành viên; tổ chức đoàn thể; hội quần chúng;
 tổ chức hội; tổ chức; cơ quan; đơn vị; địa phương; sở; ban; ngành; bộ; hội;
 bộ ngành; ban ngành; sở ngành; ban bộ ngành; sở ban ngành; đoàn; cấp; xã; phường; đặc khu; tỉnh; huyện; thành phố; thị xã; thị trấn; quận;
 cơ quan ngang bộ; cơ quan thuộc Chính phủ; cơ quan trung ương; cơ quan Trung ương; cơ quan đảng; cơ quan nhà nước; cơ quan chức năng;
 cơ quan chuyên môn; phòng chuyên môn; phòng; ngành chức năng; lực lượng chức năng; đơn vị chức năng; cơ quan giúp việc;
 cơ quan truyền thông; cơ quan báo chí; cơ quan thông tấn, báo chí; cơ quan thông tấn báo chí; cơ quan truyền thông, báo chí;
 cơ quan thông tin đại chúng; cơ quan thông tin truyền thông, báo chí; cơ quan thông tin, truyền thông; cơ quan thông tin, báo chí;
 báo; đài; báo chí; cơ quan thanh tra; cơ quan thường trực; cơ quan chủ quản; cơ quan tố tụng; cơ quan chủ trì; cơ quan chủ đầu tư; cơ quan dự báo khí tượng thủy văn; cơ quan khí tượng thủy văn; cơ quan dự báo; cơ quan đăng ký đầu tư; cơ quan đăng ký kinh doanh; cơ quan quản lý; cơ quan quản lý nhà nước; cơ quan quản lý thuế; cơ quan thuế; cơ quan công an; cơ quan hải quan; đơn vị quản lý; đơn vị chủ trì; đơn vị thi công; đơn vị thực hiện;
 doanh nghiệp; tập đoàn; tổng công ty; công ty; công ty nhà nước; ngân hàng; ngân hàng thương mại; tổ chức tín dụng; hợp tác xã; hiệp hội;
 hiệp hội ngành hàng; trường; trường học; nhà trường; trường đại học; cơ sở giáo dục; cơ sở giáo dục nghề nghiệp;
 cơ sở giáo dục phổ thông; cơ sở giáo dục đại học; cơ sở y tế; cơ sở khám bệnh, chữa bệnh; cơ sở khám chữa bệnh; cơ sở giáo dục, đào tạo; cơ sở đào tạo; trung tâm chính trị; bệnh viện; viện; trung tâm; chủ đầu tư; bên mời thầu; nhà thầu; nhà thầu thi công; nhà thầu tư vấn; đơn vị quản lý đường bộ; đơn vị quản lý vận hành; chủ rừng;
 đơn vị chủ rừng; đơn vị sự nghiệp; đơn vị sự nghiệp công lập; đơn vị tư vấn; đơn vị thẩm định; đơn vị trực thuộc;
 ban quản lý dự án; ban quản lý; ban chỉ đạo; hội đồng; bộ phận thường trực; bộ phận; tổ công tác; tổ giúp việc; tiểu ban giúp việc; đội ngũ báo cáo viên; báo cáo viên;
 lực lượng công an; lực lượng quân đội; lực lượng kiểm lâm; lực lượng vũ trang; lực lượng biên phòng; quân khu; quân đoàn; binh chủng; lực lượng thanh niên; lực lượng cảnh sát giao thông; lực lượng cảnh sát môi trường; lực lượng cảnh sát; cảnh sát giao thông; lực lượng quản lý thị trường; lực lượng dân quân tự vệ; lực lượng dân quân; công an; quân sự;
 quân đội; biên phòng; hải quan; thuế; thanh tra; kiểm lâm; hội phụ nữ; đoàn thanh niên; hội nông dân; hội cựu chiến binh; mặt trận;
 hội đồng nhân dân; ủy ban nhân dân; ủy ban kiểm tra; ủy ban kiểm tra các cấp; mặt trận tổ quốc; văn phòng; văn phòng cấp ủy;
 đại biểu hội đồng nhân dân; đoàn đại biểu quốc hội; đại biểu Quốc hội; tổ đại biểu; thường trực hội đồng nhân dân; cục; vụ; chi cục; khối; học viện;
 phòng ban; tòa án; viện kiểm sát; cơ quan điều tra; hệ thống chính trị; tổ chức quốc tế; trạm y tế;
 Văn phòng; lãnh đạo; ban quản lý rừng; ban công tác mặt trận; tổ chức thành viên của Mặt trận Tổ quốc; lực lượng; nhà đầu tư; cơ quan đại diện Việt Nam ở nước ngoài; hệ thống thương vụ; chi hội; chi đoàn; tỉnh ủy viên; thành ủy viên; đảng ủy viên; cấp ủy viên; huyện ủy viên; cơ quan tài chính; ngành giáo dục; ngành y tế; ngành công an; ngành nông nghiệp; ngành thuế; ngành hải quan; ngành tài chính; ngành xây dựng; ngành nội vụ; ngành công thương; ngành tòa án; ngành kiểm sát;
 lực lượng tham gia bảo vệ an ninh trật tự ở cơ sở; lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở; lực lượng tham gia bảo vệ an ninh trật tự tại cơ sở; cơ sở KCB; cơ sở KCB BHYT; cơ sở khám chữa bệnh BHYT; ủy ban; ủy ban khác của Quốc hội; ủy ban của Quốc hội; cơ quan báo chí, truyền thông; thành viên Ban Chỉ đạo; thành viên của Ban Chỉ đạo; thành viên Tổ công tác; hệ thống thông tin cơ sở; hệ thống truyền thanh cơ sở; hệ thống truyền thanh;
 cơ sở giáo dục mầm non; cơ sở giáo dục thường xuyên; cơ sở giáo dục ngoài công lập; hệ thống y tế cơ sở; viện nghiên cứu; ủy ban bầu cử; ban bầu cử; ban bầu cử đại biểu Quốc hội; ban bầu cử đại biểu hội đồng nhân dân; ban bầu cử đại biểu HĐND; tổ bầu cử; lưu trữ lịch sử; quý cơ quan; quý đơn vị; nhà thầu thi công; nhà thầu xây dựng; nhà thầu tư vấn; cơ quan tham mưu giúp việc; cơ quan tham mưu, giúp việc; cơ quan tham mưu giúp việc cấp ủy; cơ quan tham mưu, giúp việc cấp ủy; lực lượng xung kích; đội y tế lưu động; tổ y tế lưu động; hệ thống truyền thông; trường phổ thông; trường dự bị đại học; trường mầm non; trường tiểu học; trường trung học; trường cao đẳng; tổ đại biểu hội đồng nhân dân; tổ đại biểu HĐND; đại biểu HĐND; ban hội đồng nhân dân; ban HĐND; ban của hội đồng nhân dân; ban của HĐND; cơ quan phối hợp; đơn vị phối hợp
""")
"""Class nouns of organs; they count in lower case (or with the capital of a line's first word)."""

NO_ORGANS = entries("""
 trường hợp; ban hành; ban đầu; ban bố; hội nghị; hội thảo; hội nhập; hội chợ; hội viên; hội thi; hội họp; cấp độ; cấp phép; cấp có thẩm quyền; cấp bách; cấp thiết; cấp giấy; cấp phát; cấp mới; cấp lại; cấp đổi; cấp thẩm quyền; cấp bằng; cấp học; cấp nước;
 bộ tiêu chí; bộ chỉ số; bộ máy; bộ luật; bộ quy tắc; bộ dữ liệu; bộ thủ tục; bộ công cụ; ngành nghề; xã hội; xã hội hóa; viện trợ; viện dẫn; viện phí; phòng ngừa; phòng chống; phòng, chống; phòng cháy; phòng hộ; phòng thí nghiệm; phòng học; phòng tránh; phòng họp; phòng vệ;
 đoàn kết; đoàn viên; đoàn công tác; đoàn kiểm tra; đoàn thanh tra; báo cáo; báo hiệu; báo động; thuế suất; thuế phí; thuế thu nhập; thuế giá trị gia tăng; thuế quan; đơn vị hành chính; đơn vị tính; khối lượng; khối đại đoàn kết; tổ chức bộ máy; tổ chức lại; tổ chức thực hiện; tổ chức triển khai; tổ chức hội nghị;
 tổ chức sản xuất; tổ chức thi hành; trung tâm thành phố; tỉnh lộ; huyện lộ; công ty con; thanh tra, kiểm tra; hải quan điện tử; cục bộ; vụ việc; vụ án; vụ mùa; viện kiểm tra; viện kiểm soát; đài tưởng niệm; văn phòng phẩm; văn phòng điện tử; công an nhân dân; quân sự hóa; lãnh đạo, chỉ đạo; lãnh đạo thực hiện; cơ quan, tổ chức, cá nhân nước ngoài; địa phương hóa; xã, phường văn minh;
 Tổng số; cấp số; cấp ngân sách; bộ, công tơ; thành phố thông minh; doanh nghiệp hóa; hội đồng thi tuyển; hội đồng thi nâng ngạch; hội đồng thi tốt nghiệp; cấp xã hội; sở hữu; sở tại; sở thích; sở dĩ; bộ môn; bộ hồ sơ; Bộ luật; cơ quan đang; tổ chức đang; ban đang; cấp ủy đang
""")
"""Ordinary words that begin like a class noun."""

LOOSE = frozenset(entries("""
 cơ quan; đơn vị; địa phương; doanh nghiệp; tổ chức; cấp; xã; phường; đặc khu; tỉnh; huyện; thành phố; thị xã; thị trấn; quận; hội; đoàn; báo; đài; phòng; viện; trường; trung tâm; ban; cục; vụ; khối;
 nhà đầu tư; ủy ban; công an; quân sự; quân đội; biên phòng; hải quan; thuế; thanh tra; kiểm lâm; bộ phận; lãnh đạo; hội đồng; Văn phòng; văn phòng; báo chí;
 mặt trận; học viện; ngành; bộ; sở
"""))
"""Class nouns that are also ordinary words or verbs: they open a list only after "các" or an order verb,
or stand inside a list of organs. ("tổ chức hội nghị" is no organ.)"""

OFFICES = entries("""
 Bộ trưởng; Thứ trưởng; Phó Thủ tướng Chính phủ; Phó Thủ tướng; Phó Chủ tịch Ủy ban nhân dân tỉnh; Thủ trưởng; Chủ tịch; Phó Chủ tịch; Giám đốc; Phó Giám đốc; Tổng Giám đốc; Bí thư; Phó Bí thư; Chánh Văn phòng; Chánh văn phòng;
 Chánh Thanh tra; Trưởng ban; Trưởng Ban; Trưởng phòng; Cục trưởng; Vụ trưởng; Viện trưởng; Tổng cục trưởng; Chi cục trưởng; Hiệu trưởng;
 Người đứng đầu; Tổng Kiểm toán nhà nước; Tổng Thanh tra; Thống đốc; Tư lệnh; Chính ủy; Chỉ huy trưởng; Chủ nhiệm; Lãnh đạo; lãnh đạo;
 Tổng Thư ký; Tổng Biên tập; Trưởng Công an; Trưởng; Tổ trưởng; Giám đốc (Thủ trưởng); Thủ trưởng (Giám đốc); Chánh án; Chủ tịch Hội đồng quản trị; Chủ tịch Hội đồng thành viên; Thường trực; Ban Thường vụ; Ban Thường trực;
 Tập thể; Cấp trưởng; Ủy viên; Ủy viên Thường vụ; Phó Trưởng ban; Phó Trưởng ban Thường trực; Phó Trưởng Ban; Phó Trưởng Ban Thường trực
""")
"""Heads of organs ("Giám đốc Sở X"): an office and the organ it belongs to are one name."""

BODIES_OF_CLASSES = entries("""
 văn phòng; thường trực; ban thường vụ; đảng ủy; lãnh đạo; ủy ban nhân dân; UBND; hội đồng nhân dân; HĐND; ủy ban kiểm tra; ban tổ chức;
 chi bộ; ban giám hiệu; UBKT; ban tuyên giáo; ban tuyên giáo và dân vận; ban tuyên giáo - dân vận; ban dân vận; ban nội chính; trung tâm chính trị; sở; công an; ban công tác mặt trận; mặt trận tổ quốc; ủy ban mặt trận tổ quốc;
 Trung ương Mặt trận Tổ quốc Việt Nam; Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam; Trung ương Hội Nông dân Việt Nam; Trung ương Hội Liên hiệp Phụ nữ Việt Nam;
 Trung ương Hội Cựu chiến binh Việt Nam; Trung ương Đoàn; Ủy ban Mặt trận Tổ quốc Việt Nam; Ủy ban Mặt trận Tổ quốc; Ủy ban MTTQ Việt Nam; Ủy ban MTTQ;
 đảng bộ; chi bộ; đảng đoàn; ban chấp hành; ban chỉ đạo; thủ trưởng; bí thư; chủ tịch; giám đốc; người đứng đầu; bộ trưởng; ban cán sự đảng; Thống kê; Sở Xây dựng; đoàn đại biểu quốc hội
""")
"""Bodies that a list of classes or places shares ("văn phòng tỉnh uỷ, thành uỷ", "UBND các xã, phường"): one organ."""

TAILS = entries("""
 các cấp; huyện; phường; cấp tỉnh; cấp xã; cấp huyện; cấp cơ sở; cấp thành phố; có liên quan; liên quan; có liên quan khác; liên quan khác; khác có liên quan;
 trực thuộc quản lý; trực thuộc; thuộc, trực thuộc; thuộc, trực thuộc Bộ; thuộc, trực thuộc Sở; thuộc, trực thuộc tỉnh; thuộc và trực thuộc; trực thuộc Trung ương; trực thuộc trung ương; trực thuộc Thành ủy; trực thuộc Tỉnh ủy; trực thuộc tỉnh;
 trực thuộc thành phố; trực thuộc Thành phố; trực thuộc Bộ; thuộc Thành phố; thuộc thành phố; thuộc tỉnh; thuộc Tỉnh; thuộc Bộ; thuộc bộ;
 thuộc Trung ương; thuộc Chính phủ; thuộc thẩm quyền quản lý; thuộc phạm vi quản lý; thuộc quyền quản lý; thuộc Sở; thuộc Tỉnh ủy; thuộc Thành ủy;
 ở Trung ương; ở trung ương; Trung ương; trung ương; ở địa phương; các địa phương; ở cơ sở; của tỉnh; của Tỉnh; của thành phố; của Thành phố; của Đảng;
 của Nhà nước; của Hội đồng nhân dân; của HĐND; của Tỉnh ủy; của Thành ủy; của Chính phủ; của Quốc hội; của Bộ; của bộ; của Trung ương; của địa phương;
 của Mặt trận; của Mặt trận Tổ quốc; của xã; của Ban Chỉ đạo; của Văn phòng Trung ương Đảng; tỉnh; Tỉnh; thành phố; Thành phố; TP; toàn tỉnh;
 toàn thành phố; trong tỉnh; trong thành phố; Việt Nam; Nhà nước; cả nước; từ Trung ương đến cơ sở; từ trung ương đến cơ sở; từ Trung ương đến địa phương; từ tỉnh đến cơ sở; trên địa bàn tỉnh; trên địa bàn thành phố; trên địa bàn Thành phố;
 trên địa bàn; tại địa phương; Quốc gia; tối cao; nêu trên; ven biển; biên giới; miền núi; Tỉnh ủy; Thành ủy; Huyện ủy; Đảng ủy; Đảng; bị ảnh hưởng; bị thiệt hại; bị ảnh hưởng bởi thiên tai; bị ảnh hưởng bởi mưa lũ; bị ảnh hưởng bởi bão; bị ảnh hưởng bởi bão, mưa lũ; bị thiệt hại do thiên tai; chịu ảnh hưởng của thiên tai
""")
"""What may follow an organ's noun and still belong to its name."""

CLASS_TAILS = entries("""
 phụ trách; phụ trách lĩnh vực; phụ trách khối; phụ trách địa bàn; phụ trách chi bộ; phụ trách cơ sở; phụ trách xã, phường; được phân công phụ trách; được phân công phụ trách địa bàn; được phân công phụ trách chi bộ; được phân công phụ trách cơ sở; có thẩm quyền; cấp mình; cùng cấp; Quốc hội; Chính phủ; ở thôn; ở nước ngoài; tại chỗ; đóng trên địa bàn; đóng trên địa bàn tỉnh; đóng trên địa bàn thành phố; viễn thông; công nghệ thông tin; đồng cấp; các đơn vị hành chính liên quan; các đơn vị hành chính có liên quan; các đơn vị hành chính; khác ở trung ương; khác ở Trung ương; cấp trên; cấp trên cơ sở; cấp trên trực tiếp; cấp dưới; khác; chức năng có liên quan;
 chức năng liên quan; chức năng; địa phương; cơ sở; huyện; xã; phường; nhà nước; quốc gia; chính trị - xã hội;
 chính trị-xã hội; nhà nước ở địa phương; về đất đai; là tổ chức; quản lý nhà nước; quản lý ngành; quản lý ngành, lĩnh vực;
 chủ quản; nhân dân; báo chí; truyền thông; công lập; sự nghiệp; được giao nhiệm vụ; được phân công; khu vực;
 Công an xã; Công an toàn tỉnh; Công an tỉnh; Công an; Quân đội; Kiểm lâm; Hải quan; Biên phòng; Quản lý thị trường; ngành dọc; ngành dọc cấp trên; ngành dọc đóng trên địa bàn; tham mưu, giúp việc; đảng; đảng trực thuộc
""")
"""The same, only behind a class noun: "cơ quan tham mưu" is a name, in "Sở Y tế tham mưu" the words are a verb."""

# --- verbs --------------------------------------------------------------------------------------

ORDERS = entries("yêu cầu; giao; đề nghị; phân công; giao cho; giao trách nhiệm cho; giao nhiệm vụ cho; giao trách nhiệm; giao nhiệm vụ; ủy quyền cho; kính đề nghị; trân trọng đề nghị; đồng ý giao; thống nhất giao; yêu cầu và đôn đốc; đôn đốc, yêu cầu; chỉ đạo, yêu cầu")
"""Verbs by which the speaker charges an organ."""

PASSING = entries("lãnh đạo; chỉ đạo; hướng dẫn; yêu cầu; phân công; giao; phân công nhiệm vụ cho; phân công nhiệm vụ cụ thể cho; định hướng; quán triệt")
"""Verbs by which an organ that was charged passes the work on to another."""

BEFORE_PASSING = entries("đôn đốc; tham mưu; phối hợp; tham mưu cho")
"""Verbs that a row of them may begin with: "đôn đốc, hướng dẫn …"."""

BESIDE_PASSING = entries("đôn đốc; hỗ trợ; kiểm tra; giám sát; nhắc nhở; tạo điều kiện; tạo điều kiện để; vận động; phối hợp; tham mưu; khuyến khích; tuyên truyền; thanh tra; bồi dưỡng; tập huấn")
"""Verbs that may stand in such a row behind its first: "chỉ đạo, hướng dẫn, hỗ trợ …"."""

TOGETHER = entries("""
 phối hợp với; phối hợp cùng; phối hợp cùng với; phối hợp chặt chẽ; phối hợp chặt chẽ với; phối hợp chặt chẽ cùng; phối hợp; phối hợp, hỗ trợ; phối hợp tốt với; phối hợp đồng bộ với;
 phối hợp thường xuyên với; phối hợp hiệu quả với; phối hợp kịp thời với; phối hợp và hỗ trợ; đồng chủ trì với; chủ động phối hợp với; phối hợp, trao đổi với;
 cùng với; trao đổi, thống nhất với; với sự tham gia của; với sự phối hợp của; có sự tham gia của; có sự phối hợp của
""")
"""Turns before the organs that help."""

ALONGSIDE = entries("cùng; liên hệ với; làm việc với; làm việc cụ thể với; làm việc trực tiếp với; thống nhất với; trao đổi với")
"""Turns that name helpers only when an order's verb follows the organs ("đồng hành cùng chính quyền" names none)."""

RESPONSIBLE = entries("có trách nhiệm; chịu trách nhiệm; phải; cần; chủ động; tiếp tục; khẩn trương; nghiêm túc; căn cứ; chủ trì; thường xuyên; kịp thời; tích cực; theo chức năng; phối hợp; đẩy mạnh; tăng cường; tổ chức thực hiện; thực hiện nghiêm; tập trung; rà soát")
"""Words that surely open a predicate: what stands between a class noun and them belongs to the name ("đơn vị cấp nước sạch có trách nhiệm …")."""

ADVERBS = entries("""
 tiếp tục; khẩn trương; chủ động; kịp thời; thường xuyên; nghiêm túc; tập trung; trực tiếp; tích cực; đồng thời; phải; cần; sẽ; có trách nhiệm; chịu trách nhiệm; quan tâm; sớm;
 định kỳ; hằng năm; hàng năm; hằng quý; hàng quý; hằng tháng; hàng tháng; ngay; tiếp tục quan tâm; trước mắt; chỉ; cùng; cũng; luôn; hết sức; đặc biệt; trong đó; trong năm; quyết liệt; sát sao; nghiêm; chặt chẽ; tự; linh hoạt; nhanh chóng; tăng cường; đẩy mạnh;
 đầy đủ; đồng bộ; toàn diện; hiệu quả; tốt; nỗ lực; phấn đấu; kiên quyết; quyết tâm; làm tốt; tốt hơn; sâu sát; trực tiếp; riêng; cụ thể; cơ bản; tối đa; có; mọi; quyết liệt
""")
"""Words that may stand between an organ and its verb."""

VERBS = entries("""
 đề cao; thí điểm; ứng trực; trực ban; thăm hỏi; khởi công; kiểm đếm; nêu gương; truy quét; tu bổ; quảng bá; không để; không tổ chức; tuyệt đối không để; kiên quyết không để;
 chủ trì; phối hợp; chỉ đạo; lãnh đạo; tổ chức; thực hiện; triển khai; điều phối; xây dựng; tham mưu; hướng dẫn; kiểm tra; giám sát; theo dõi; đôn đốc; thẩm định; thanh tra; rà soát; nghiên cứu; quán triệt; tuyên truyền; ban hành;
 báo cáo; tổng hợp; đề xuất; bố trí; cân đối; bảo đảm; đảm bảo; phát huy; nâng cao; hoàn thiện; hoàn thành; cụ thể hóa; thể chế hóa; chuẩn bị; cung cấp; gửi; lập; trình; xem xét; giải quyết; xử lý; quản lý; phân công; phê duyệt;
 đánh giá; sơ kết; tổng kết; cập nhật; công bố; công khai; sử dụng; phổ biến; vận động; đăng ký; tiếp nhận; tiếp thu; bàn giao; chuyển giao; sắp xếp; kiện toàn; thành lập; ưu tiên; huy động; khắc phục; tháo gỡ; kiểm soát;
 phát động; hưởng ứng; xác định; đưa; định hướng; tạo; làm; giữ; duy trì; thống kê; thu thập; phân bổ; thẩm tra; giám định; đào tạo; bồi dưỡng; tập huấn; lồng ghép; phê phán; đấu tranh; ngăn chặn; phòng ngừa; phát hiện; điều tra; khai thác; vận hành; kết nối; chia sẻ; số hóa;
 cắt giảm; đơn giản hóa; sửa đổi; bổ sung; điều chỉnh; thay thế; bãi bỏ; quy định; công nhận; cho ý kiến; có ý kiến; góp ý; tham gia; lấy ý kiến; tiến hành; mở; dự; đi đầu; gương mẫu; chấp hành; tuân thủ; thi hành; đăng tải; phát sóng; thông tin; truyền thông;
 giới thiệu; liên kết; hợp tác; khen thưởng; đề nghị; kiến nghị; trao đổi; thống nhất; hỗ trợ; giúp; tư vấn; phản biện; tham vấn; hòa giải; ký; ký kết; chi trả; thanh toán; quyết toán; giải ngân; đấu thầu; mua sắm; đầu tư; thẩm tra; liên hệ; thông báo; gắn; chú trọng; căn cứ;
 coi trọng; chăm lo; quy hoạch; luân chuyển; tuyển dụng; tiếp cận; nắm; nắm bắt; phân tích; dự báo; cảnh báo; ứng phó; sẵn sàng; tuần tra; bảo vệ; cứu hộ; sơ tán; di dời; khôi phục; khoanh vùng; tổng rà soát; truy xuất; thu hồi; giao; yêu cầu; đổi mới; phát triển; mở rộng; thúc đẩy; đặt; lựa chọn; cử; sao gửi; lưu trữ; hoạt động; tiêu hủy; ứng dụng; khảo sát; quan trắc; thiết kế; in; phát hành; cấp; cấp phát; nhân rộng; biểu dương; kêu gọi; vận dụng; tính toán; so sánh; học tập; đối chiếu; xác minh; xác nhận; kê khai; nộp; thu; giảm; tăng; khơi thông; sản xuất; nghiệm thu; thi công; quán xuyến; nhận; bám sát; tận dụng; phân định; phân cấp; phân loại; thành lập; chuyển; hình thành; thể hiện; trang bị; nâng cấp; cải cách; cải thiện; siết chặt; hạn chế; chống; phòng; tạo điều kiện; phục vụ; bổ nhiệm; kiểm kê; ra soát; lắng nghe; tiếp; đối thoại; giải thích; giải trình; soạn thảo; biên soạn; dự thảo; tìm kiếm; nghiêm cấm; chịu; tự; dành; đồng hành; tôn vinh; lan tỏa; nhân; phân bổ; cơ cấu; giữ vững; giáo dục; quan tâm; giảng dạy; tích hợp; công tác; chấn chỉnh; ổn định; xét; nêu cao; kiến tạo; gia hạn; hoãn; cho; đi; cho phép; tổng hợp; lập; tạo lập; rút kinh nghiệm; làm việc; chia sẻ; đón; đón tiếp; phát; phối kết hợp; làm rõ; chú ý; tạm dừng; dừng; ngừng; đình chỉ; mở cửa; điều hành; tối ưu hóa; kết hợp; kiến nghị; tái cấu trúc; tổ chức thực hiện; giải phóng; thu hút; kịp thời; tạo thuận lợi; đôn đốc; nhắc nhở; tăng cường; đẩy mạnh; đẩy nhanh; khẩn trương; tập trung; xuất cấp; niêm yết; hoàn tất; cam kết; coi; triệt để; động viên; thừa ủy quyền; thay mặt; thừa lệnh; kiểm toán; đồng chủ trì
""")
"""First words of a predicate that says what an organ is to do."""

NARRATIVE = entries("""
 chủ trì phiên họp; chủ trì hội nghị; chủ trì cuộc họp; chủ trì buổi làm việc; đã; được; bị; là; còn; chưa; đang; vừa; có công văn; có thành tích; có đủ điều kiện; có nhu cầu; có vai trò; đều; rất; mới; luôn luôn đã; gồm; bao gồm; có kế hoạch; không chịu sự tác động; có nhiệm vụ; có thẩm quyền; có quyền; có chức năng; quyết định; ngày càng; cơ bản đã; có lúc; có nơi; kết luận như sau; kết luận; đánh giá cao; biểu dương; ghi nhận; có ý kiến như sau; có ý kiến chỉ đạo như sau; ban hành kế hoạch; ban hành quyết định; ban hành chỉ thị; ban hành hướng dẫn; ban hành chương trình; thông báo; trân trọng; nhận được; có nhận; có nhận được; trả lời; có công văn trả lời
""")
"""What follows an organ of which something is told, not ordered."""

SUPERVISING = entries("tổ chức thanh tra; tổ chức kiểm tra; tổ chức thẩm định; kiểm tra; giám sát; theo dõi; đôn đốc; thẩm định; thanh tra; giám sát chặt chẽ; có ý kiến thẩm định; cho ý kiến thẩm định; tổ chức giám sát; công tác thanh tra; công tác kiểm tra; thực hiện rà soát, theo dõi; tham gia giám sát; tiến hành kiểm tra; tiến hành giám sát; thực hiện giám sát; thực hiện kiểm tra; xem xét, thẩm định")
DIRECTING = entries("chỉ đạo; lãnh đạo; tiếp thu ý kiến Bộ Chính trị, chỉ đạo; quán xuyến và trực tiếp chỉ đạo; hết sức quan tâm chỉ đạo; dành thời gian quan tâm, lãnh đạo, chỉ đạo; dành thời gian lãnh đạo, chỉ đạo; dành thời gian quan tâm, chỉ đạo; dành thời gian chỉ đạo")
JOINING = entries("phối hợp; tham gia; tham gia phối hợp; cùng")

REPORTING = entries("báo cáo; tổng hợp, báo cáo; tổng hợp báo cáo; định kỳ; hướng dẫn; tham mưu; đề xuất; kiến nghị; nhắc nhở; tổng hợp; đánh giá; phối hợp; nắm; nắm bắt")
"""What those who watch over do besides: it makes them no more than that."""

SPEAKERS = entries("""
 Bộ Chính trị; Ban Bí thư; Ban Chấp hành Trung ương; Ban Chấp hành Trung ương Đảng; Trung ương; Trung ương Đảng; Quốc hội; Tổng Bí thư; Thường trực Ban Bí thư; Chính phủ; Thủ tướng Chính phủ; Chủ tịch nước; Thủ tướng; Ủy ban Thường vụ Quốc hội; Ban Chấp hành Đảng bộ; hệ thống chính trị; Đảng; Nhà nước
""")
"""Highest bodies: they hand out work and receive reports, and are charged only after an order verb."""

# --- parts of a document ------------------------------------------------------------------------

TOLD = entries("""
 đánh giá tình hình; kết quả đạt được; kết quả thực hiện; tình hình; thực trạng; hạn chế; nguyên nhân; tồn tại; bối cảnh; căn cứ pháp lý; cơ sở pháp lý; cơ sở chính trị; sự cần thiết; quan điểm; mục tiêu; chỉ tiêu; tiêu chí; hình thức khen thưởng; khen thưởng; đối tượng; phạm vi điều chỉnh; đối tượng áp dụng; giải thích từ ngữ; bài học; ưu điểm; những kết quả; phạm vi; nguyên tắc; mục đích
""")
"""Words that open the heading of a part that tells, aims or defines and hands out nothing."""

CARRYING_OUT = entries("""
 tổ chức thực hiện; tổ chức thi hành; điều khoản thi hành; trách nhiệm thi hành; hiệu lực thi hành; trách nhiệm thực hiện; trách nhiệm tổ chức thực hiện; phân công thực hiện; phân công nhiệm vụ; phân công trách nhiệm; tổ chức triển khai; phân công tổ chức thực hiện; thi hành; hiệu lực và trách nhiệm thi hành; về phân công nhiệm vụ; chế độ báo cáo; hiệu lực và tổ chức thực hiện; triển khai thực hiện
""")
"""Words in the heading of a part that hands out the work of a document."""
