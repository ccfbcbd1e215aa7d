"""What became of a sale, by the words of its status.

The meanings stand in the order in which they outweigh each other: "cancelled, refunded" is cancelled, "refund declined"
a sale after all. A phrase that may mean two things ("partially paid", "return requested") has none, so that it is
told and asked about.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from cltv_core.reading.values.phrases import Phrases, entries
from cltv_core.reading.vocabulary.folding import folded


class Outcome(Enum):
    """What became of a sale."""

    SALE = "sale"
    DRAFT = "draft"
    CANCELLED = "cancelled"
    OPEN = "open"
    PARTLY_REFUNDED = "partly refunded"
    REFUNDED = "refunded"
    UNCLEAR = "unclear"


class _Step(Enum):
    """One vocabulary; several may have one outcome."""

    UNCLEAR = "unclear"
    AFTER_ALL = "after all"
    PARTLY_REFUNDED = "partly refunded"
    DRAFT = "draft"
    CANCELLED = "cancelled"
    REFUNDED = "refunded"
    OPEN = "open"
    SALE = "sale"


_VOCABULARY: Mapping[_Step, str] = {
    _Step.UNCLEAR: """
        return requested, refund requested, return request, refund request, cancellation requested, cancel
        requested, cancel request, in cancel, request cancel, return pending, disputed, dispute opened, partially
        paid, partly paid, partial payment, partially_paid, teilzahlung, teilweise bezahlt, teilbezahlt,
        partiellement paye*, parcialmente pagad*, parcialmente pag*, parzialmente pagat*, gedeeltelijk betaald,
        czesciowo oplacon*, kismen odendi, частично оплач*, 部分付款, 一部支払, 부분결제, 取消申請中, 취소요청,
        반품요청, 환불요청, 退款中, 申请退款, devolucion solicitada, reembolso solicitado, reclamo, en reclamo, en
        disputa, cancelamento solicitado, retour demande, retoure angemeldet, retour aangemeld
        """,
    _Step.AFTER_ALL: """
        returning, returning customer*, repeat customer*, new customer*, etiqueta lista*, acordar la entrega,
        retiree en magasin, recogid*, awaiting stock, awaiting parts, backordered,
        canceled reversal, cancelled reversal, cancellation reversed, refund rejected, refund declined, refund
        denied, refund cancelled, refund canceled, refund failed, return rejected, return declined, return denied,
        return cancelled, return canceled, cancellation rejected, cancellation declined, not cancelled, not
        canceled, not refunded, not returned, no refund, nicht storniert, nicht erstattet, non annule*, non
        rembourse*, backorder paid, on backorder paid, await* shipment, await* shipping, await* fulfil*, await*
        pickup, await* pick up, await* dispatch, await* collection, await* delivery, await* processing, await*
        approval, pending shipment, pending shipping, pending fulfil*, pending pickup, pending delivery, pending
        dispatch, pending processing, ready *, to ship, waiting for shipment, waiting for pickup, wait* for
        delivery, payment accepted, payment received, payment confirmed, payment approved, payment authori*
        accepted, paid unfulfilled, versand ausstehend, wartet auf versand, wartet auf abholung, lieferung
        ausstehend, versand offen, en attente d expedition, en attente de livraison, en attente de preparation, en
        attente d envoi, en attente de retrait, pendiente de envio, pendiente de entrega, pendiente de preparacion,
        pendiente de retiro, pendiente de despacho, en espera de envio, in attesa di spedizione, in attesa di
        ritiro, in attesa di consegna, aguardando envio, aguardando entrega, aguardando retirada, aguardando coleta,
        pendente de envio, wacht op verzending, in afwachting van verzending, oczekuje na wysylke, oczekuje na
        odbior, oczekuje na odebranie, do wyslania, kargo bekliyor, kargolanmayi bekliyor, hazirlaniyor, ожидает
        отправ*, ожидает достав*, ожидает выдач*, готов к*, 待发货, 待收货, 待评价, 等待发货, 待出貨, 待收貨,
        出荷待ち, 発送待ち, 出荷準備, 배송대기, 배송준비, 출고대기, 발송대기, cho giao hang, cho lay hang, รอจัดส่ง,
        ที่ต้องจัดส่ง, menunggu pengiriman, menunggu dikirim, perlu dikirim, siap dikirim, بانتظار الشحن, قيد الشحن
        """,
    _Step.PARTLY_REFUNDED: """
        partial* refund*, partly refund*, refund* partial*, partial* return*, partly return*, teilweise *erstattet,
        teilerstatt*, teilweise retour*, teilretoure, partiellement rembours*, rembours* partiel*, retour partiel,
        parcialmente reembols*, reembolso parcial, reembols* parcial*, devolucion parcial, parcialmente devuelt*,
        parzialmente rimbors*, rimbors* parzial*, reso parziale, parcialmente devolvid*, estorn* parcial*,
        parcialmente estorn*, gedeeltelijk terugbetaald, gedeeltelijk geretourneerd, czesciowo zwroc*, czesciow*
        zwrot, kismi iade, kismen iade, частич* возв*, частково поверн*, delvis aterbetal*, delvis refusjon, delvist
        refunder*, osittain palaut*, 部分退款, 部分退貨, 一部返金, 부분환불, 부분 환불, hoan tien mot phan,
        คืนเงินบางส่วน, sebagian dikembalikan, استرداد جزئي, מזוכה חלקית
        """,
    _Step.DRAFT: """
        negotiation*, proposal*, qualification, qualified, prospect*, lead, discovery,
        draft, drafts, quote, quotes, quotation*, estimate*, proforma, pro forma, checkout draft, test, sandbox,
        trash, deleted, sample, template, entwurf, angebot, gelöscht, papierkorb, testbestellung, kostenvoranschlag,
        brouillon, devis, supprime*, corbeille, borrador, presupuesto, cotizacion, eliminad*, papelera, bozza,
        preventivo, eliminat*, cestino, rascunho, orcamento, excluid*, lixeira, concept, offerte, verwijderd,
        prullenbak, szkic, wersja robocza, usuniet*, taslak, teklif, silindi, silinmis, черновик, удален*, чернетка,
        видален*, koncept, smazan*, ciorna, piszkozat, utkast, kladde, luonnos, προχειρο, 草稿, 已删除, 已刪除,
        报价, 下書き, 見積, 削除, 견적, 임시저장, 삭제, مسودة, محذوف, טיוטה, ban nhap, nhap, bao gia, แบบร่าง,
        ใบเสนอราคา, ड्राफ्ट, draf, penawaran
        """,
    _Step.CANCELLED: """
        vervallen, porzucon*, не удал*, просрочен*, avvisad*, utgangen, avsla*, mislykt*, 已过期, 過期, cxl, cxld, canc,
        missed, missed appointment, visszamond*, lemondott, nao compareceu, no asistio, no se presento, nicht erschien*,
        could not be delivered, couldn t be delivered, nicht zustellbar, unzustellbar, colis perdu, boleto vencid*,
        betaalfout, zlyhal*, zamietnut*, neuspjel*, неуспешн*, nepavyko, atsaukt*, damaged*, absent, err, 配送失敗,
        投递失败, 배송실패, perdid*, extraviad*, smarrit*, zaginion*, kadonnut, tapt, tabt, forsvunn*,
        no realizad*, not paid
        in time, cancellation, annullation, отменено, скасован*, ไม่มารับ, no llego, zurückgetreten,
        widerruf*, rücktritt, returned to stock unpaid,
        not authori*, not collected, not picked up, not claimed, nicht abgeholt, nicht autorisiert, nicht angenommen,
        non autorise*, no autorizad*, no retirad*, non autorizzat*, non ritirat*, nao autorizad*, nao retirad*, niet
        afgehaald, niet opgehaald, nie odebran*, nieodebran*, ej uthamtad, ikke hentet, ikke afhentet, nevyzvednut*,
        cancel*, void*, fail*, failure, declin*, denied, reject*, refused, expire*, expiry, abandon*, block*,
        error*, unsuccessful, lost, no show, noshow, did not show, did not attend, not attended, uncaptured,
        requires *, invalid, timed out, timeout, time out, incomplete, undeliver*, not delivered, delivery failed,
        aborted, abort, revoked, withdrawn, fraud*, not completed, not successful, insufficient funds, dishonoured,
        nsf, lapsed, terminated, not approved, disapproved, unfulfillable, out of stock, unavailable, *stornier*,
        storno*, *annullier*, annuliert, *abgebrochen*, *fehlgeschlagen*, fehler*, abgelehnt, zuruckgewiesen,
        verweigert, abgelaufen, nicht erschienen, ungultig, gescheitert, nicht zugestellt, unzustellbar, widerrufen,
        gekundigt, *abbruch, nicht erfolgreich, nicht verfugbar, nicht bezahlbar, annul*, echou*, echec, refus*,
        rejet*, erreur*, abandonn*, non livr*, bloque*, impossible, expire*, non abouti*, indisponible, rupture de
        stock, non presente*, cancelad*, cancelac*, anulad*, anulac*, fallid*, fallo, fallado, rechazad*, expirad*,
        caducad*, denegad*, no entregad*, no se pudo, no concretad*, abandonad*, sin stock, no disponible, no
        aprobad*, annullat*, fallit*, fallimento, rifiutat*, respint*, errore, scadut*, negat*, non consegnat*,
        abbandonat*, non riuscit*, non disponibile, mancato *, cancelament*, falhad*, falhou, falha*, recusad*,
        rejeitad*, erro, nao entregue, nao aprovad*, negad*, indisponivel, nao realizad*, nao concluid*,
        geannuleerd*, mislukt*, geweigerd*, afgewezen, verlopen, fout, foutmelding, niet geleverd, afgebroken, niet
        gelukt, niet verschenen, afgelast, anulowan*, odrzucon*, nieudan*, blad*, wygas*, niedoreczon*, przerwan*,
        niezrealizowan*, odmow*, niepowodzen*, iptal*, basarisiz*, reddedil*, hata*, suresi dol*, teslim edilemedi,
        gecersiz, tamamlanmadi, отмен*, аннулир*, отказ*, отклон*, неудач*, ошибк*, не выполнен*, не доставлен*,
        недейств*, не состоял*, истек*, скасован*, відмін*, відхил*, відмов*, помилк*, невдал*, не вдал*,
        анульован*, адменен*, zrusen*, stornov*, storno*, neuspes*, zamitnut*, odmitnut*, chyba*, selhal*, nedoruc*,
        vyprsel*, zrusit, anulat*, esuat*, respins*, refuzat*, expirat*, nelivrat*, eroare*, torolve, torolt*,
        sikertelen*, visszavon*, visszautasit*, elutasit*, lemond*, ervenytelen, lejart, meghiusult, avbrut*,
        avbest*, makuler*, annuler*, annuller*, kansell*, mislykk*, misslyck*, avslag*, afvist*, avvist*, afbrudt,
        fejlet, fejl*, feilet, nekad*, avbokad, afbestil*, avbestil*, aflyst*, avlyst, ej levererad, ogiltig,
        udlobet, utlopt, peruttu*, peruutettu*, peruut*, epaonnist*, hylat*, vanhentunut, ακυρω*, ακυρο*, αποτυχ*,
        απετυχε, απορριφ*, απορριπ*, εληξε, ληγμεν*, otkazan*, ponisten*, neuspjes*, neuspesn*, preklican*,
        odbijen*, анулиран*, провал*, atsaukt*, atcelt*, tuhistat*, annulleer*, 取消, 关闭, 關閉, 失败, 失敗, 作废,
        作廢, 无效, 無效, 拒绝, 拒絕, 拒收, 超时, 逾時, 逾期, 失效, 不成功, 撤销, 流单, 异常, キャンセル, 取り消し,
        取消し, 失敗, 無効, 拒否, 中止, エラー, 期限切れ, 不成立, 却下, 破棄, 受取拒否, 취소, 실패, 거절, 거부,
        만료, 무효, 오류, 반려, 주문철회, 미수령, ملغي, ملغى, ملغا, الغا, إلغاء, فشل, فاشل, مرفوض, رفض, منتهي, لم
        يتم, غير ناجح, لغو, ناموفق, منسوخ, باطل, בוטל, מבוטל, ביטול, נכשל, נדח, נדחה, פג תוקף, שגוי, לא הושלם, huy,
        da huy, huy don, that bai, tu choi, het han, khong thanh cong, giao khong thanh cong, loi, ยกเลิก, ล้มเหลว,
        ไม่สำเร็จ, ปฏิเสธ, หมดอายุ, ผิดพลาด, रद्द, असफल, विफल, अस्वीकृत, निरस्त, বাতিল, ব্যর্থ, ரத்து, రద్దు,
        batal*, dibatal*, pembatal*, gagal*, ditolak, tolak, kedaluwarsa, kadaluarsa, kadaluwarsa, tidak berhasil,
        tidak terkirim, hangus, kinansela, nakansela, imeghairiwa, imeshindwa
        """,
    _Step.REFUNDED: """
        hoan tra, dana kembali, רפונד, returned by*,
        geld zuruck*, te devolvieron*, le devolvieron*, vraten*, refundovan*, възстанов*, grazint*,
        shipped back*, sent
        back*, given back, paid back, repaid, refnd*, zuruck an absender, retourgestuurd, ritornat*, reinvio,
        вернул*, вернут*, atmaks*, povrac*, vrnjen*,
        refund*, return*, rto, chargeback*, charge back, charged back, chargedback, reversed, reversal, money back,
        dispute lost, credited, *erstattet, *erstattung, ruckerstatt*, *retourniert, retoure*, retour, ruckgabe,
        zuruckgegeben, zuruckgesendet, zuruckgeschickt, zuruckgezahlt, gutgeschrieben, *gutschrift, ruckbuchung,
        ruckabgewickelt, rucklastschrift, zurucküberwiesen, rembours*, retourn*, avoir, rendu, reembols*, devuelt*,
        devoluc*, contracargo, reintegr*, rimbors*, reso, resa, resi, rese, restituit*, stornat*, stornati,
        devolvid*, estorn*, terugbet*, geretourneerd*, teruggestort*, teruggezonden, teruggestuurd, gecrediteerd,
        zwrot*, zwroc*, zwrac*, iade*, geri odendi, возврат*, возвращ*, поверн*, vracen*, vratk*, rambursat*,
        returnat*, visszater*, visszakuld*, visszafizet*, aterbetal*, aterkop, retur*, refusjon*, refunder*,
        tilbagebetal*, tilbakebetal*, palaut*, hyvitet*, επιστροφ*, επιστραφ*, върнат*, vraceno, povrat*, 退款,
        退货, 退貨, 已退, 返金, 返品, 払い戻し, 払戻, 환불, 반품, مرتجع, مسترجع, استرجاع, مسترد, استرداد, ارجاع,
        إرجاع, مرجع, הוחזר, זיכוי, זוכה, החזר, hoan tien, da hoan, tra hang, tra lai, คืนเงิน, คืนสินค้า, वापस,
        वापसी, रिफंड, dikembalikan, pengembalian
        """,
    _Step.OPEN: """
        warten auf zahlung, warte auf zahlung, czeka na platnosc, czeka na wplate, fizetetlen, pay later,
        ikke betalt, inte betald, ej betald, oczekiwani*, nezaplaten*, неплатен*, laukiama*, neapmoket*,
        nie zaplacon*,
        nu este platit*, caka na*, čaká*, awaiting transfer, part open, noch zu zahlen, nicht beglichen,
        zahlbar, faltante de
        pago, sin cobrar, maksamatta, ei maksettu, nem fizetve, δεν εχει πληρωθει, لم يتم الدفع,
        open invoice, in zahlungsverzug, boleto emitid*, ждет*, ждут*, 입금전, avvent*, in asteptarea *, asteapta*,
        pending*, unpaid, await*, on hold, onhold, hold, holded, held, authori*, outstanding, overdue, past due, to
        be paid, to pay, payment due, due, not paid, notpaid, not yet paid, no payment, waiting*, unconfirmed,
        payment review, unsettled, not invoiced payment, on backorder not paid, backorder not paid, invoice sent,
        dunning, *unbezahlt, offen, *offen, *ausstehend*, uberfallig, wartend, wartet*, in wartestellung, nicht
        bezahlt, zahlungserinnerung, mahnung*, zuruckgestellt, zahlung erwartet, warte auf*, noch nicht bezahlt,
        unbezahlte, en attente*, attente*, impay*, a payer, non pay*, non regl*, a regler, en souffrance, echu*,
        autorise*, pendient*, impagad*, en espera*, no pagad*, por pagar, por cobrar, vencid*, sin pagar, a la
        espera*, esperando *, autorizad*, in attesa*, da pagare, non pagat*, insolut*, in sospeso, da saldare, non
        saldat*, autorizzat*, pendente*, aguardando*, nao pag*, em aberto, em espera, a pagar, inadimplent*,
        atrasad*, boleto gerado, openstaand*, onbetaald*, in de wacht, in afwachting*, wacht op*, wachtend*, niet
        betaald, te betalen, nog niet betaald, vervallen, oczekuj*, nieoplacon*, do zaplaty, wstrzyman*,
        niezaplacon*, zalegl*, nierozliczon*, beklemede, bekliyor*, beklen*, bekleyen, odenmedi, odenmemis, askida,
        vadesi gecmis, ожида*, не оплач*, неоплач*, в ожидании, не оплата*, просроч*, к оплате, очіку*, не сплач*,
        несплач*, не оплачено, ceka*, nezaplacen*, neuhrazen*, po splatnosti, neplatit*, in asteptare, neachitat*,
        restant*, fuggo*, fizetesre var*, kifizetetlen, nem fizetett, vantar*, vantande, obetald*, avvaktar,
        forfallen*, afventer*, ubetalt*, venter*, forfalt*, odott*, maksamat*, avoin, εκκρεμ*, αναμον*, απληρωτ*,
        ανεξοφλητ*, чака*, na cekanju, neplacen*, nije placeno, caka*, 待付款, 未付款, 待支付, 未支付, 等待付款,
        等待买家付款, 待確認付款, 待结算, 欠款, 挂单, 未払, 支払い待ち, 支払待ち, 入金待ち, 未入金, 保留, 決済待ち,
        未決済, 입금대기, 결제대기, 결제 대기, 미결제, 미입금, 입금 대기, 대기, 보류, 미납, قيد الانتظار, معلق, غير
        مدفوع, بانتظار, لم يدفع, في انتظار, متأخر, آجل, ממתין, לא שולם, טרם שולם, בהמתנה, cho thanh toan, chua thanh
        toan, cho xac nhan, cho xu ly, con no, รอชำระ, ที่ต้องชำระ, รอการชำระ, ค้างชำระ, ยังไม่ชำระ, รอดำเนินการ,
        लंबित, अवैतनिक, बकाया, भुगतान शेष, belum bayar, belum dibayar, belum lunas, menunggu*, tertunda, belum
        """,
    _Step.SALE: """
        opgehaald, afgehandeld, klaar, teslim alin*, teljesult, in production, 準備中,
        afgeleverd, aanvaard*, zaakceptowan*, в пути, επεξεργασι*, in procesare, vybaven*, odoslan*, zaplaten*,
        dorucen*,
        運送中, 运输中, 派送中, 配送中, भेजा*, изпълнен*, доставен*, issiust*, pristatyt*, apmoket*, telah tiba, tiba,
        unshipped, paidout, paid out, started, verschickt*, geschickt, ausgeliefert*, przesylka*, nadan*, dostarczen*,
        uzavret*, hotova, zrealizovan*, vydan*, kiadva, csomagol*, livrare, in curs*, preluat*, στη μεταφορικη,
        εστάλη,
        noutettu, postitettu, hentet, afhentet, utlevererad, hamtad, plukket, pakket, packad, esillä, gekauft,
        erfullt*,
        uitgeleverd, besteld, in transito, en transito, en ruta, en reparto, in consegna, saiu para entrega,
        a caminho, em
        transporte, dagitimda, yolda, доставляется, курьер*, собирается, прибыл*, у дорозі, прибув*,
        filled in, accredited, in zustellung, zur lieferung bereit, preparazione in corso, in preparazione,
        separando*,
        preparando*, klaar voor *, w trakcie *, do odbioru, do wysylki, skompletowan*, собран*, комплект*, 発送準備,
        상품준비, 준비중, dalam pengiriman, dikemas, جاري التجهيز, قيد التجهيز, kasittel*, levererat, plockas,
        ekspedert, behandles, vyexpedovan*, expedovan*, expedit*, expediovan*, with courier, with carrier,
        handed to *,
        scanned, picked up, loaded,
        paid, complete*, completion, deliver*, ship*, sent, dispatch*, approv*, success*, succeed*, fulfil*,
        unfulfil*, confirm*, accept*, process*, invoic*, posted, done, closed, close, finish*, settled, settlement,
        captur*, receiv*, active, ok, okay, good, sold, sale, sales, sales order, order*, purchase*, booked,
        booking, attended, attending, checked in, checked out, checked_in, picked*, packed, packing, preparing,
        prepared, preparation, in progress, new, in transit, transit, out for delivery, valid, validated, collected,
        redeemed, cleared, payment, cash, card, paye, live, final, finalized, normal, arrived, seated, served, won,
        closed won, in payment, exported, printed, archived, enabled, resolved, recurring, renewed, signed, handed
        over, manufactured, verified, bezahlt*, *bezahlt, abgeschlossen*, *versendet, *versandt, versand*,
        *geliefert, zugestellt, erledigt, bestatigt, *verbucht, gebucht, eingegangen, in bearbeitung, bearbeitet,
        fertig*, erfolgreich*, verkauft, abgeholt, ausgeliefert, angenommen, kommissioniert, verpackt, neu,
        abgerechnet, fakturiert, wahrgenommen, gutig, beglichen, ausgebucht, kauf, verkauf, zahlung erhalten,
        abholbereit, paye*, payee*, termine*, expedie*, livre*, livraison, confirme*, valide*, accepte*, en cours*,
        facture*, traite*, encaisse*, regle*, acquitte*, complete*, honore*, recu*, prete*, preparation*, nouveau,
        nouvelle, reussi*, cloture*, effectue*, solde*, vendu*, pagad*, completad*, enviad*, entregad*, confirmad*,
        aprobad*, procesad*, procesando, finalizad*, facturad*, aceptad*, acreditad*, cobrad*, recibid*, vendid*,
        exitos*, en camino, en proceso, en preparacion, preparado, nuev*, cerrad*, liquidad*, venta, despachad*,
        concretad*, atendid*, listo*, pagat*, completat*, spedit*, consegnat*, confermat*, evas*, elaborazione, in
        lavorazione, lavorat*, incassat*, accettat*, saldat*, chius*, fatturat*, riuscit*, nuovo, pronto, ritirat*,
        vendut*, concluso, conclus*, pago, paga, pagos, pagas, concluid*, entregue*, aprovad*, processad*,
        processando, faturad*, recebid*, aceit*, em andamento, em separacao, em transito, em preparacao, enviado,
        quitad*, fechad*, novo, nova, realizad*, finaliz*, betaald*, voltooid*, verzonden*, geleverd*, afgerond*,
        bevestigd*, in behandeling, verwerkt*, afgehaald, gereed, gefactureerd, ontvangen, nieuw*, afgesloten,
        geslaagd, verkocht, voldaan, oplacon*, zrealizowan*, wyslan*, dostarczon*, zakonczon*, potwierdzon*, w
        realizacji, przetwarzan*, zaplacon*, odebran*, nowe, nowy, przyjet*, wydan*, rozliczon*, spakowan*,
        zafakturowan*, odendi, odenmis, tamamlandi, tamamlanmis, kargoya verildi, teslim edildi, onaylandi, islemde,
        isleniyor, yeni, faturalandi, kapandi, gonderildi, basarili, tahsil edildi, kargoda, kargola*, оплач*,
        выполн*, доставл*, отправл*, заверш*, подтвер*, принят*, обработ*, в обработке, получен*, новый, закрыт*,
        проведен*, успеш*, выдан*, продаж*, продан*, виконан*, сплачен*, доставлен*, відправл*, завершен*,
        підтверд*, прийнят*, нов*, отгруж*, zaplacen*, dokoncen*, vyrizen*, odeslan*, dorucen*, doruceno, potvrzen*,
        zpracov*, uhrazen*, expedovan*, nova, prijat*, hotovo, platit*, finalizat*, livrat*, expediat*, confirmat*,
        procesat*, achitat*, incasat*, facturat*, incheiat*, fizetve, kifizetve, teljesit*, kiszallit*, kezbesit*,
        lezart, lezarva, befejez*, visszaigazol*, feldolgoz*, betald*, slutford*, levererad*, skickad*, bekraftad*,
        behandlas, klar, betalt*, fuldfort*, fullfort*, leveret*, levert*, sendt*, afsendt*, bekreftet, bekraeftet,
        gennemfort, maksettu*, valmis, toimitettu*, lahetetty*, vahvistettu*, kasitel*, hyvaksytty*, suoritettu*,
        πληρω*, ολοκληρ*, παραδοθ*, παραδοσ*, απεσταλ*, επιβεβαι*, αποστολ*, εξοφλη*, placeno, isporucen*, zavrsen*,
        poslan*, завършен*, платен*, изпратен*, apmokt*, ivykdyt*, 完成, 已付款, 已支付, 已发货, 已發貨, 已收货,
        成功, 已完成, 已签收, 签收, 已确认, 处理中, 交易成功, 已结算, 已出貨, 正常, 已付, 收款, 完了, 済,
        支払い済み, 発送済, 出荷済, 配達完了, 入金済み, 処理中, 確定, 成立, 受付, 新規, 有効, 売上, 완료, 결제완료,
        배송완료, 배송중, 구매확정, 구매결정, 입금완료, 확정, 승인, 정상, 신규, 처리중, 접수, 수령, 판매, مكتمل,
        مدفوع, تم, مسلم, مؤكد, ناجح, شحن, جديد, مقبول, قيد التنفيذ, קבל, הושלם, שולם, נשלח, נמסר, אושר, סופק,
        בטיפול, תקין, hoan thanh, hoan tat, da giao, da thanh toan, thanh cong, da xac nhan, dang giao, dang xu ly,
        da nhan, moi, สำเร็จ, จัดส่ง, ชำระแล้ว, ชำระเงินแล้ว, เสร็จสิ้น, สมบูรณ์, ได้รับ, पूर्ण, पूरा, सफल, भुगतान,
        वितरित, डिलीवर, सम्पन्न, संपन्न, selesai, dibayar, lunas, dikirim, sedang dikirim, terkirim, diterima,
        berhasil, diproses, sukses, sudah dibayar, telah dikirim, sampai, baru, aktif
        """,
}
_OUTCOMES: Mapping[_Step, Outcome] = {
    _Step.UNCLEAR: Outcome.UNCLEAR,
    _Step.AFTER_ALL: Outcome.SALE,
    _Step.PARTLY_REFUNDED: Outcome.PARTLY_REFUNDED,
    _Step.DRAFT: Outcome.DRAFT,
    _Step.CANCELLED: Outcome.CANCELLED,
    _Step.REFUNDED: Outcome.REFUNDED,
    _Step.OPEN: Outcome.OPEN,
    _Step.SALE: Outcome.SALE,
}
_PHRASES = Phrases(_VOCABULARY)
_NEGATION = entries(
    """
    not, never, no, non, isn, wasn, couldn, didn, cannot, without, nicht, kein, keine, ohne, ne, pas, sans, nunca, sin,
    senza, nao, nem, sem, niet, geen, zonder, nie, bez, degil, не, без, ni, нет, ikke, inte, ej, icke, ei, nu, nincs,
    δεν, μη, δε, khong, chua, tidak, belum, bukan
    """
)
"""Words with which what sounds like a sale may be none."""


def outcome_of(status: str) -> Outcome | None:
    """Tell from a status what became of a sale; None where none of its words is known, UNCLEAR where they are vague."""
    found = _PHRASES.meaning(status)
    if found is _Step.SALE and _NEGATION & set(folded(status).split()):
        return Outcome.UNCLEAR
    return _OUTCOMES[found] if found else None
