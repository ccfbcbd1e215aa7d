"""How programs call their columns beyond the nine languages of `synonyms`.

Russian and Ukrainian, Arabic, Hebrew, Persian and Hindi, Japanese, Korean and Chinese, Indonesian, Malay, Vietnamese
and Thai, the languages of the North and of the East of Europe. For each role the names that say it outright, then
those that mostly mean it, as a person of that language writes them.
"""

from __future__ import annotations

from collections.abc import Mapping

WORLD: Mapping[str, tuple[str, str]] = {
    "ordered_at": (
        """
        placed at, placed on, order placed at, bought on, bought at, checkout time, invoice dt, order dt, vendu le,
        vendido el,
        dt emissao, beställd, bestilt, ημ νια, ημνια,
        дата заказа, дата продажи, дата покупки, дата и время заказа, дата оплаты, дата операции, дата чека, дата
        документа, дата счета, дата реализации, дата оформления, время заказа, дата замовлення, дата продажу, дата
        купівлі, дата покупки, дата оплати, дата на поръчка, дата на поръчката, дата на продажба, датум поруџбине,
        تاريخ الطلب, تاريخ البيع, تاريخ الشراء, تاريخ الفاتورة, وقت الطلب, تاريخ العملية, تاريخ الدفع, تاريخ
        المعاملة, تاريخ الطلبية, تاریخ سفارش, تاریخ خرید, תאריך הזמנה, תאריך ההזמנה, תאריך רכישה, תאריך מכירה,
        תאריך חשבונית, תאריך עסקה, תאריך העסקה, תאריך תשלום, תאריך קנייה, ऑर्डर दिनांक, ऑर्डर की तारीख, ऑर्डर तिथि,
        बिक्री दिनांक, बिल दिनांक, खरीद की तारीख, चालान दिनांक, खरीद दिनांक, बिक्री की तारीख, बिक्री तिथि, आदेश
        दिनांक, भुगतान दिनांक, 注文日, 注文日時, ご注文日, 購入日, 購入日時, 売上日, 販売日, 販売日時, 取引日,
        取引日時, 受注日, 受注日時, 会計日時, 会計日, 決済日時, 決済日, 来店日, 来店日時, 請求日, 伝票日付,
        予約日, 注文日付, 주문일, 주문일자, 주문일시, 주문날짜, 주문 날짜, 주문 일자, 구매일, 구매일자, 구매일시,
        구매 날짜, 결제일, 결제일시, 결제일자, 판매일, 판매일자, 거래일, 거래일자, 거래일시, 매출일, 매출일자,
        예약일, 订单日期, 下单时间, 下单日期, 订单时间, 订单创建时间, 付款时间, 支付时间, 购买日期, 购买时间,
        成交时间, 销售日期, 销售时间, 交易时间, 交易日期, 开票日期, 订单付款时间, 消费时间, 消费日期, 訂單日期,
        訂單時間, 訂購日期, 下單時間, 下單日期, 購買日期, 交易時間, 銷售日期, 結帳時間, 付款時間, 訂單成立日期,
        訂單成立時間, 消費日期, tanggal pembelian, tanggal pesanan, tanggal order, tanggal transaksi, tanggal
        penjualan, tanggal pemesanan, tgl transaksi, tgl pesanan, tgl order, tgl penjualan, tgl pembelian, waktu
        pesanan dibuat, waktu transaksi, waktu pembelian, waktu penjualan, waktu pemesanan, waktu order, waktu
        pembayaran, waktu pesanan, waktu pembayaran dilakukan, tanggal pembayaran, tanggal faktur, tanggal
        invoice, tarikh pesanan, tarikh jualan, tarikh pembelian, tarikh transaksi, tarikh belian, ngày đặt hàng,
        ngày mua, ngày mua hàng, ngày bán, ngày bán hàng, ngày đặt, ngày tạo đơn, thời gian đặt hàng, ngày hóa
        đơn, ngày hoá đơn, ngày giao dịch, ngày đơn hàng, ngày thanh toán, ngày lập, ngày chứng từ, thời gian giao
        dịch, ngày xuất hóa đơn, วันที่สั่งซื้อ, วันที่ขาย, วันที่ซื้อ, วันที่ทำรายการ, วันที่ชำระเงิน, เวลาที่สั่งซื้อ,
        วันที่ใบเสร็จ, วันที่เอกสาร, วันที่สั่ง, köpdatum, försäljningsdatum, fakturadatum, beställningsdatum,
        inköpsdatum, ordredato, købsdato, salgsdato, fakturadato, bestillingsdato, kjøpsdato, bestillingsdato,
        transaksjonsdato, tilauspäivä, ostopäivä, myyntipäivä, tilauspvm, tilauspäivämäärä, laskun päivä, laskun
        päiväys, datum objednávky, datum nákupu, datum prodeje, datum vystavení, datum platby, dátum objednávky,
        dátum nákupu, dátum predaja, rendelés dátuma, vásárlás dátuma, eladás dátuma, rendelés ideje, számla
        kelte, rendelés napja, data comenzii, data comandă, data vânzării, data achiziției, data facturii, data
        tranzacției, data cumpărării, ημερομηνία παραγγελίας, ημερομηνία αγοράς, ημερομηνία πώλησης, ημερομηνία
        τιμολογίου, datum narudžbe, datum prodaje, datum kupovine, datum kupnje, datum računa, datum naročila,
        pirkimo data, užsakymo data, pasūtījuma datums, tellimuse kuupäev, ostukuupäev
        """,
        """
        дата, дата и время, дата создания, создан, время, дата створення, дата час, التاريخ, تاريخ, تاريخ الإنشاء,
        التاريخ والوقت, تاریخ, תאריך, תאריך יצירה, תאריך ושעה, מועד, दिनांक, तारीख, तिथि, 日付, 日時, 年月日,
        作成日, 作成日時, 登録日, 날짜, 일자, 일시, 등록일, 생성일, 日期, 时间, 時間, 创建时间, 建立時間,
        日期时间, tanggal, tgl, tarikh, waktu, masa, ngày, ngày tạo, thời gian, ngày giờ, thời gian tạo, วันที่,
        วันเวลา, เวลา, dato, tidspunkt, päivämäärä, pvm, päiväys, dátum, kelte, időpont, dată, ημερομηνία, датум,
        datums, kuupäev
        """,
    ),
    "revenue": (
        """
        totalbeløb, totalbelop, samlet beløb, summa yhteensä, القيمة الإجمالية,
        총 실결제금액, 실결제금액, 실제 결제금액, 최종 결제금액, 实际支付金额, 实付金额, 实付款, お支払い総額,
        сумма заказа, сумма покупки, сумма продажи, сумма чека, общая сумма, итоговая сумма, сумма к оплате,
        оплачено, сумма оплаты, сумма документа, сумма платежа, к оплате, сумма счета, стоимость заказа, сума
        замовлення, загальна сума, сума до сплати, сплачено, сума покупки, сума чека, обща сума, сума на
        поръчката, الإجمالي, المبلغ الإجمالي, إجمالي الطلب, المبلغ المدفوع, مجموع الطلب, إجمالي المبلغ, قيمة
        الطلب, المجموع الكلي, قيمة الفاتورة, الإجمالي الكلي, صافي المبلغ, إجمالي الفاتورة, اجمالي, مبلغ کل, جمع
        کل, סה כ, סהכ, סה"כ, סה״כ, סכום כולל, סכום ההזמנה, סה"כ לתשלום, סכום לתשלום, סכום העסקה, סכום ששולם, סכום
        הזמנה, סה"כ הזמנה, कुल राशि, कुल, भुगतान राशि, बिल राशि, ऑर्डर राशि, कुल मूल्य, कुल भुगतान, बिक्री राशि, ऑर्डर
        मूल्य, कुल रकम, चालान राशि, 合計, 合計金額, 総額, 支払金額, お支払い金額, 支払い金額, 注文金額, 購入金額,
        売上金額, 請求金額, 総計, 税込合計, 支払総額, ご注文合計, 会計金額, 取引金額, 決済金額, 合計額, 税込金額,
        注文合計, お支払金額, 合計(税込), 合計（税込）, 결제금액, 결제 금액, 총금액, 총 금액, 총액, 주문금액, 주문
        금액, 총결제금액, 총 결제금액, 총 결제 금액, 판매금액, 매출금액, 매출액, 구매금액, 구매 금액, 합계,
        총주문금액, 실결제금액, 최종결제금액, 합계금액, 총 주문금액, 订单金额, 实付金额, 实付款, 总金额, 支付金额,
        付款金额, 订单总额, 总价, 合计, 应付金额, 成交金额, 销售额, 销售金额, 买家实付金额, 消费金额, 交易金额,
        订单总价, 总计, 實付金額, 訂單金額, 總金額, 總計, 合計金額, 訂單總額, 付款金額, 實收金額, 銷售金額,
        消費金額, 交易金額, 買家總支付金額, 訂單總金額, jumlah pembelian, total pembayaran, total harga, total
        belanja, total bayar, jumlah pembayaran, total pesanan, total penjualan, total transaksi, nilai transaksi,
        jumlah bayar, jumlah transaksi, grand total, jumlah harga, total tagihan, jumlah penjualan, nilai pesanan,
        jumlah jualan, jumlah bayaran, jumlah keseluruhan, jumlah belian, harga total, tổng tiền, tổng cộng, thành
        tiền, tổng thanh toán, tổng giá trị, số tiền thanh toán, tổng giá trị đơn hàng, tổng số tiền, doanh thu,
        giá trị đơn hàng, tổng tiền thanh toán, tổng tiền hàng, khách phải trả, khách đã trả, tổng hóa đơn, tổng
        đơn hàng, ยอดรวม, ยอดสุทธิ, ราคารวม, ยอดชำระ, จำนวนเงิน, รวมทั้งสิ้น, ยอดขาย, ยอดเงินรวม, ยอดชำระเงิน,
        จำนวนเงินทั้งหมด, รวมเงิน, มูลค่า, ยอดรวมสุทธิ, totalt, totalbelopp, summa, ordersumma, att betala, beløb,
        samlet beløb, ordrebeløb, i alt, sum, totalsum, totalbeløp, ordretotal, å betale, at betale, yhteensä,
        loppusumma, kokonaissumma, maksettava, tilauksen summa, celkem, celková cena, celková částka, částka
        celkem, cena celkem, k úhradě, celkom, celková suma, suma celkom, végösszeg, összesen, fizetendő, rendelés
        összege, bruttó összeg, teljes összeg, total de plată, total comandă, valoare totală, suma totală, total
        plată, valoare comandă, σύνολο, συνολικό ποσό, σύνολο παραγγελίας, πληρωτέο, ukupno, ukupan iznos, za
        platiti, za plačilo, skupaj, iš viso, kopā, kokku, bendra suma
        """,
        """
        сумма, итого, всего, выручка, стоимость, оплата, сума, разом, всього, المبلغ, المجموع, القيمة, مبلغ, قیمت,
        סכום, תשלום, राशि, मूल्य, रकम, 金額, 売上, 小計, 売上高, 금액, 매출, 판매액, 金额, 营业额, 小计, jumlah,
        nominal, nilai, omzet, pendapatan, số tiền, giá trị, tiền, ยอด, ยอดเงิน, ราคา, belopp, pris, beløp, hinta,
        maksu, částka, cena, suma, összeg, ár, sumă, valoare, preț, ποσό, iznos, znesek, svota, summa
        """,
    ),
    "unit_price": (
        """
        p u, pu ht, p unit, цена за ед, τιμή, מחיר יחידה,
        цена за единицу, цена за шт, цена, цена товара, ціна за одиницю, سعر الوحدة, سعر القطعة, מחיר ליחידה, मूल्य
        प्रति इकाई, इकाई मूल्य, 単価, 商品単価, 販売価格, 販売単価, 단가, 판매단가, 상품단가, 单价, 單價, 商品单价,
        售价, harga satuan, harga per unit, harga jual, đơn giá, giá bán, ราคาต่อหน่วย, ราคาต่อชิ้น, à pris,
        styckpris, stykpris, stykkpris, enhetspris, enhedspris, pris, pris pr stk, pris per styck, valor unitário,
        valor unitario, importe unitario, importo unitario, valor unidade, cena za szt, cena szt, yksikköhinta,
        cena za kus, jednotková cena, egységár, preț unitar, τιμή μονάδας, cijena, jedinična cijena
        """,
        """
        ціна, السعر, סכום ליחידה, מחיר, कीमत, दर, 価格, 値段, 가격, 판매가, 상품가격, 价格, 價格, harga, giá,
        ราคา, cena, ár
        """,
    ),
    "quantity": (
        """
        количество, кол во, кол-во, количество товаров, штук, кількість, الكمية, عدد, العدد, كمية, תעداد, כמות,
        יחידות, मात्रा, संख्या, 数量, 個数, 点数, 注文数, 購入数, 수량, 개수, 갯수, 주문수량, 구매수량, 판매수량, 数目,
        件数,
        购买数量, 商品数量, 數量, kuantitas, jumlah barang, jumlah produk, jumlah item, kuantiti, số lượng, sl,
        จำนวน, จำนวนชิ้น, antal, stk, antall, määrä, kpl, množství, počet, počet kusů, ks, mennyiség, darabszám,
        cantitate, шт, шт., q.tà, n. pezzi, pz, bucati, buc, db, pcs., unid, uds, und, ud, ποσότητα, količina,
        kiekis, daudzums, kogus
        """,
        """
        darab, mængde,
        qty barang, บาท
        """,
    ),
    "customer_id": (
        """
        код клиента, номер клиента, ид клиента, id клиента, номер карты, код контрагента, код клієнта, رقم العميل,
        معرف العميل, كود العميل, رقم الزبون, מספר לקוח, קוד לקוח, מזהה לקוח, ת ז, ग्राहक आईडी, ग्राहक संख्या, ग्राहक
        क्रमांक, 顧客番号, 顧客id, 会員番号, 会員id, 顧客コード, お客様番号, 得意先コード, ユーザーid, 고객번호,
        고객id, 고객 id, 고객아이디, 회원번호, 회원id, 회원아이디, 구매자id, 구매자 id, 주문자id, 아이디,
        客户编号, 客户id, 会员编号, 会员卡号, 用户id, 会员id, 买家id, 客户代码, 會員編號, 客戶編號, 會員卡號,
        買家帳號, 客戶代號, 顧客編號, id pelanggan, kode pelanggan, no pelanggan, nomor pelanggan, username
        pembeli, id member, id customer, kod pelanggan, mã khách hàng, mã kh, mã khách, id khách hàng, รหัสลูกค้า,
        หมายเลขลูกค้า, รหัสสมาชิก, kundnummer, kund id, kundenummer, kunde id, asiakasnumero, asiakastunnus, číslo
        zákazníka, kód zákazníka, id zákazníka, ügyfél azonosító, vevőkód, ügyfélszám, cod client, id client,
        κωδικός πελάτη, šifra kupca, id kupca
        """,
        """
        billed to, auftraggeber, gast, mandant, adherent, paciente, consumidor, 거래처,
        клиент, покупатель, заказчик, контрагент, клієнт, покупець, контрагент, العميل, الزبون, المشتري, مشتری,
        לקוח, קונה, ग्राहक, 顧客, お客様, 会員, 得意先, 고객, 구매자, 주문자, 회원, 客户, 顾客, 会员, 买家, 買家,
        客戶, 顧客, 會員, pelanggan, pembeli, khách hàng, khách, người mua, ลูกค้า, ผู้ซื้อ, kund, köpare, asiakas,
        ostaja, zákazník, odběratel, vevő, ügyfél, vásárló, cumpărător, πελάτης, kupac, klijent, kupec, stranka,
        pirkėjas, klientas, klients, pircējs, klient, клиент
        """,
    ),
    "name": (
        """
        køber, αγοραστής, 購入者, खरीदार,
        фио, имя клиента, имя покупателя, ф и о, фио клиента, фио покупателя, наименование контрагента,
        получатель, піб, ім'я клієнта, اسم العميل, اسم الزبون, الاسم الكامل, اسم المشتري, نام مشتری, שם לקוח, שם
        הלקוח, שם מלא, שם הקונה, שם המזמין, ग्राहक का नाम, ग्राहक नाम, खरीदार का नाम, पूरा नाम, पार्टी का नाम,
        顧客名, お客様名, 氏名, 購入者名, 注文者名, 注文者氏名, 購入者氏名, 会員名, 得意先名, 名前, お名前,
        注文者, 고객명, 주문자명, 구매자명, 성명, 주문자 이름, 고객이름, 고객 이름, 회원명, 수취인명, 구매자 이름,
        客户姓名, 客户名称, 顾客姓名, 会员姓名, 买家姓名, 收货人, 收货人姓名, 姓名, 收件人, 客戶姓名, 客戶名稱,
        顧客姓名, 會員姓名, 買家姓名, 收件人姓名, 訂購人, nama pelanggan, nama pembeli, nama customer, nama
        lengkap, nama penerima, nama konsumen, tên khách hàng, họ tên, họ và tên, tên khách, người nhận, tên người
        mua, tên kh, ชื่อลูกค้า, ชื่อผู้ซื้อ, ชื่อ นามสกุล, ชื่อ-นามสกุล, ชื่อผู้รับ, kundnamn, kundens namn,
        kundenavn, kundens
        navn, asiakkaan nimi, asiakasnimi, jméno zákazníka, název zákazníka, meno zákazníka, vevő neve, ügyfél
        neve, vásárló neve, nume client, nume cumpărător, nume complet, όνομα πελάτη, ονοματεπώνυμο, επωνυμία, ime
        kupca, naziv kupca, ime i prezime, ime in priimek, ime stranke
        """,
        """
        имя, ім'я, الاسم, שם, नाम, 이름, nama, tên, ชื่อ, namn, navn, nimi, jméno, név, nume, όνομα, ime
        """,
    ),
    "first_name": (
        """
        имя, ім'я, nama depan, tên, 名, 이름, שם פרטי, الاسم الأول, förnamn, fornavn, etunimi, křestní jméno,
        keresztnév, prenume
        """,
        "",
    ),
    "last_name": (
        """
        фамилия, прізвище, nama belakang, họ, họ và tên đệm, 姓, 성, שם משפחה, اسم العائلة, اللقب, efternamn,
        efternavn, etternavn, sukunimi, příjmení, priezvisko, vezetéknév, nume de familie, επώνυμο, prezime,
        priimek
        """,
        "",
    ),
    "email": (
        """
        эл почта, электронная почта, почта, емейл, email клиента, ел пошта, електронна пошта, البريد الإلكتروني,
        البريد, الايميل, ایمیل, אימייל, דוא"ל, דואל, מייל, ईमेल, メール, メールアドレス, eメール, 이메일, 이메일
        주소, 邮箱, 电子邮箱, 电子邮件, 邮件, 電子郵件, 信箱, surel, alamat email, e mel, emel, email khách hàng,
        อีเมล, อีเมล์, e post, epost, e postadress, sähköposti, e mailová adresa, ímél, adresă email, ηλεκτρονικό
        ταχυδρομείο, e pošta
        """,
        "",
    ),
    "phone": (
        """
        телефон, номер телефона, телефон клиента, моб телефон, мобильный, контактный телефон, номер телефону, رقم
        الهاتف, الهاتف, رقم الجوال, الجوال, هاتف العميل, موبايل, شماره تلفن, טלפון, נייד, מספר טלפון, फोन, मोबाइल,
        फ़ोन नंबर, मोबाइल नंबर, फोन नंबर, 電話番号, 電話, 携帯番号, 携帯電話, 전화번호, 연락처, 휴대폰, 휴대폰번호,
        핸드폰, 주문자 연락처, 电话, 手机, 手机号, 手机号码, 联系电话, 电话号码, 收货人手机, 電話號碼, 手機,
        手機號碼, 聯絡電話, no hp, nomor telepon, no telepon, telepon, nomor hp, no telp, hp, no tel, nombor
        telefon, số điện thoại, sđt, điện thoại, sdt, เบอร์โทร, เบอร์โทรศัพท์, โทรศัพท์, หมายเลขโทรศัพท์,
        telefonnr, mobilnr, tlf, puhelin, puhelinnumero, telefonszám, telefón, τηλέφωνο, κινητό, broj telefona
        """,
        "",
    ),
    "order_id": (
        """
        номер заказа, заказ №, № заказа, номер чека, номер документа, код заказа, id заказа, номер счета, номер
        накладной, № чека, номер операции, номер замовлення, № замовлення, номер чеку, رقم الطلب, رقم الفاتورة,
        رقم العملية, رقم الطلبية, معرف الطلب, رقم المعاملة, رقم الإيصال, شماره سفارش, מספר הזמנה, הזמנה מספר, מספר
        חשבונית, מס הזמנה, מס' הזמנה, מספר עסקה, מספר קבלה, ऑर्डर संख्या, ऑर्डर आईडी, बिल संख्या, चालान संख्या, ऑर्डर
        नंबर, बिल नंबर, आदेश संख्या, रसीद संख्या, 注文番号, 注文id, 受注番号, 伝票番号, 取引番号, 取引id,
        請求書番号, レシート番号, 会計番号, 決済番号, 注文no, 伝票no, 予約番号, 주문번호, 주문 번호, 거래번호,
        결제번호, 영수증번호, 전표번호, 주문id, 판매번호, 订单号, 订单编号, 订单id, 交易号, 单号, 流水号,
        交易单号, 发票号, 小票号, 订单号码, 销售单号, 訂單編號, 訂單號碼, 交易序號, 發票號碼, 單號, 訂單號, no
        pesanan, nomor pesanan, no order, id pesanan, kode pesanan, no transaksi, id transaksi, nomor transaksi,
        no invoice, nomor invoice, no faktur, kode transaksi, nomor order, no nota, id order, no struk, nombor
        pesanan, mã đơn hàng, mã đơn, số đơn hàng, mã hóa đơn, số hóa đơn, mã giao dịch, số chứng từ, mã hoá đơn,
        số phiếu, đơn hàng, หมายเลขคำสั่งซื้อ, เลขที่ใบเสร็จ, เลขที่คำสั่งซื้อ, เลขที่เอกสาร, เลขที่บิล, รหัสคำสั่งซื้อ,
        เลขที่ออเดอร์, ordernummer, ordernr, beställningsnummer, beställningsnr, kvittonr, fakturanr, köpnummer,
        bestillingsnr, kvitteringsnr, bonnummer, bonnr, ordre nr, ordrenummer, kvittonummer, fakturanummer,
        bestillingsnummer, ordrenr,
        kvitteringsnummer, tilausnumero, kuittinumero, laskun numero, číslo objednávky, číslo faktury, číslo
        dokladu, číslo účtenky, rendelésszám, rendelés azonosító, számlaszám, bizonylatszám, bizonylat, nr
        comandă, număr comandă, număr factură, nr factură, comandă, αριθμός παραγγελίας, αριθμός τιμολογίου, broj
        narudžbe, broj računa, številka naročila, številka računa, номер на поръчка, užsakymo nr, pasūtījuma nr,
        tellimuse number
        """,
        """
        document, documento, dokument, inv no, rg nr, ticket de caisse, comprobante, pedido no, doklad, kvitto, ordre,
        bilagsnr, bilagsnummer, tilaus, kuitti,
        laskunumero, απόδειξη, τιμολόγιο, קבלה,
        заказ, чек, накладная, счет, замовлення, الطلب, الفاتورة, הזמנה, חשבונית, ऑर्डर, बिल, 注文, 伝票, 주문,
        订单, 訂單, pesanan, đơn hàng, คำสั่งซื้อ, objednávka, rendelés, παραγγελία, narudžba
        """,
    ),
    "product": (
        """
        товар, наименование, название товара, наименование товара, услуга, номенклатура, назва товару, المنتج,
        المنتجات, اسم المنتج, الصنف, محصول, מוצר, שם מוצר, שם המוצר, פריט, תיאור, उत्पाद, वस्तु, उत्पाद का नाम,
        सामान, 商品名, 商品, 品名, メニュー, 品目, サービス名, 상품명, 상품, 제품명, 품목, 품명, 商品名称,
        产品名称, 产品, 宝贝标题, 商品名稱, 品項, 產品名稱, nama produk, nama barang, produk, barang, nama item,
        tên sản phẩm, sản phẩm, tên hàng, mặt hàng, hàng hóa, ชื่อสินค้า, สินค้า, รายการ, รายการสินค้า, artikelnamn,
        produktnamn, varenavn, vare, produktnavn, tuote, tuotenimi, název produktu, název zboží, zboží, termék,
        terméknév, termék neve, megnevezés, nume produs, produs, denumire, προϊόν, περιγραφή, proizvod, naziv
        artikla, izdelek
        """,
        "",
    ),
    "status": (
        """
        статус, статус заказа, состояние, статус оплаты, статус замовлення, стан, الحالة, حالة الطلب, حالة الدفع,
        وضعیت, סטטוס, סטטוס הזמנה, מצב, מצב הזמנה, सूची स्थिति, स्थिति, ऑर्डर स्थिति, भुगतान स्थिति, 状態, 注文状況,
        ステータス, 注文ステータス, 状況, 支払状況, 受注ステータス, 상태, 주문상태, 결제상태, 주문 상태, 처리상태,
        진행상태, 订单状态, 状态, 交易状态, 支付状态, 訂單狀態, 狀態, 付款狀態, 交易狀態, status pesanan, status
        transaksi, status pembayaran, status order, trạng thái, tình trạng, trạng thái đơn hàng, tình trạng đơn
        hàng, trạng thái thanh toán, สถานะ, สถานะคำสั่งซื้อ, สถานะการชำระเงิน, สถานะออเดอร์, orderstatus,
        ordrestatus, tilauksen tila, tila, stav, stav objednávky, állapot, státusz, rendelés állapota, stare,
        stare comandă, κατάσταση, stanje, būsena, statuss, olek, състояние
        """,
        "",
    ),
    "kind": (
        """
        тип операции, тип документа, вид операции, тип, نوع العملية, نوع المعاملة, סוג עסקה, סוג מסמך, लेनदेन का
        प्रकार, 取引区分, 取引種別, 区分, 거래유형, 구분, 交易类型, 类型, 類型, jenis transaksi, loại giao dịch,
        ประเภท, ประเภทรายการ, typ dokladu, bizonylat típusa, tip document, move type, voucher type, vch type, doc
        type, document kind, movement, movement type, transaction kind, entry type, record type, dr cr, drcr,
        debit credit, cr dr, sign
        """,
        "",
    ),
    "currency": (
        """
        валюта, العملة, מטבע, मुद्रा, 通貨, 통화, 币种, 货币, 幣別, mata uang, tiền tệ, สกุลเงิน, valuutta, měna,
        mena, pénznem, deviza, monedă, νόμισμα
        """,
        "",
    ),
    "refunded": (
        """
        сумма возврата, возвращено, сума повернення, المبلغ المسترد, סכום החזר, 返金額, 返金金額, 환불금액,
        退款金额, 退款金額, jumlah refund, jumlah pengembalian, số tiền hoàn, ยอดคืนเงิน, återbetalat, refunderet,
        refundert, palautettu summa, vráceno, visszatérített összeg, sumă rambursată, iade edilen, iade edilen
        miktar, para iadesi, återbetalt, återbetalt belopp, återbetalning, återbetalat belopp, refunderat,
        refunderat belopp, refunderet beløb, tilbagebetalt, tilbagebetalt beløb, tilbakebetalt, palautus,
        palautettu, hoàn tiền, tiền hoàn, đã hoàn tiền, devuelto, importe devuelto, monto devuelto, total
        devuelto, devoluciones, importe devolución, zwrot środków, kwota zwrócona, zwrócona kwota, zwroty, 返金,
        返金済み, 返金合計, 已退款, 退款, 退款额, 已退金额, 退款总额, 환불, 환불액, 환불 금액, 환불총액,
        возвращено, возврат, возврат средств, возвращённая сумма, повернено, vrácená částka, vrácená suma,
        estornado, valor estornado, estorno, devolvido, valor devolvido, montante devolvido, dana dikembalikan,
        pengembalian dana, nilai refund, restitutie, retourbedrag, bedrag terugbetaald, gutgeschrieben,
        gutgeschriebener betrag, rückzahlung, zurückgezahlt, rückzahlungsbetrag, restituito, importo restituito,
        importo reso, storno importo, somme remboursée, remboursé client, avoir, المبلغ المعاد, مسترد, הוחזר,
        επιστροφή ποσού, visszatérítés, rambursat
        """,
        "",
    ),
    "discount_code": (
        """
        промокод, купон, كود الخصم, קוד קופון, कूपन, クーポンコード, 쿠폰, 优惠券, 優惠券, kode promo, kode
        voucher, mã giảm giá, rabattkod
        """,
        "",
    ),
    "channel": (
        """
        магазин, канал продаж, источник, торговая точка, المتجر, الفرع, חנות, סניף, ערוץ, 店舗, 店舗名, チャネル,
        판매처, 매장, 매장명, 쇼핑몰, 店铺, 门店, 渠道, 店鋪, 門市, 分店, toko, nama toko, cabang, cửa hàng, chi
        nhánh, kênh bán hàng, สาขา, ร้าน, butik, butikk, myymälä, prodejna, üzlet, bolt, magazin
        """,
        "",
    ),
    "country": (
        """
        страна, країна, الدولة, ארץ, מדינה, देश, 国, 국가, 国家, 國家, negara, quốc gia, ประเทศ, land, maa, země,
        ország, țară, χώρα
        """,
        "",
    ),
    "postcode": (
        """
        индекс, почтовый индекс, מיקוד, الرمز البريدي, 郵便番号, 우편번호, 邮编, 郵遞區號, kode pos, mã bưu điện,
        รหัสไปรษณีย์, postnummer, postinumero, psč, irányítószám, cod poștal
        """,
        "",
    ),
    "time": (
        """
        время продажи, час, الوقت, שעה, समय, 時刻, 시간, jam, giờ, klockslag, klokkeslæt, kellonaika, čas, időpont
        óra, ora
        """,
        "",
    ),
}
