/*
 * What a press on such a word may end, pay, promise or give away, in the languages that customers are spoken to in. Each is the beginning
 * of a word; where a language writes its prefixes together with the word, it is found within one too. One too many costs the customer a
 * press, one too few a payment. CTRL-5
 */
const AT_WORD_STARTS = {
  en: `pay, buy, purchas, order, checkout, check out, book, reserv, subscrib, donat, tip, bid, sign, agree, accept, consent,
    authori, approv, confirm, submit, send, file, post, publish, transfer, withdraw, deposit, invest, trade, sell, delet,
    remov, eras, close account, terminat, cancel, unsubscrib, apply, enrol, finish, complet, finali, place, proceed, renew,
    upgrade, redeem, claim, log out, i understand`,
  nl: `betal, betaal, koop, kopen, bestel, afreken, reserveer, boek, abonneer, doneer, onderteken, teken, akkoord, accepteer,
    aanvaard, ga akkoord, stem in, instemm, machtig, goedkeur, keur goed, bevestig, verzend, verstuur, stuur, indien, dien in,
    publiceer, plaats, overmak, maak over, overboek, boek over, stort, beleg, verkoop, verwijder, wis, beëindig, opzeg, zeg op,
    annuleer, afmeld, aanvra, vraag aan, afrond, rond af, voltooi, verleng, verzilver, uitlog`,
  de: `bezahl, zahl, kauf, bestell, buch, reservier, abonnier, spend, unterschr, unterzeichn, signier, zustimm, stimme zu,
    ich stimme, akzeptier, annehm, einwillig, genehmig, freigeb, bestätig, absend, send, abschick, schick, einreich,
    veröffentlich, überweis, auszahl, einzahl, anleg, verkauf, lösch, entfern, konto schließ, kündig, stornier, abbestell,
    beantrag, abschließ, abschluss, fertigstell, verlänger, einlös, abmeld, ausführ, verbindlich, zahlungspflichtig`,
  fr: `pay, achet, acquitt, command, réserv, abonn, souscri, donn, faire un don, sign, accept, consen, autoris, approuv, confirm,
    valid, soumet, envo, dépos, publi, transfér, virement, effectuer, retir, invest, vend, supprim, effac, fermer le compte,
    clôtur, résili, annul, désabonn, demand, termin, finalis, renouvel, déconnect, j'accept`,
  ro: `plăt, plat, achit, cumpăr, cumpar, comand, comandă, rezerv, abon, donea, semn, accept, sunt de acord, de acord, consimt,
    autoriz, aprob, confirm, trimit, depun, public, transfer, retrag, invest, vând, vinde, șterg, sterg, elimin, închide cont,
    inchide cont, rezili, anul, dezabon, aplic, finaliz, reînno, revendic, deconect`,
};
const ANYWHERE = {
  hi: `भुगतान, अदा कर, खरीद, ख़रीद, ऑर्डर, आर्डर, बुक कर, सदस्यता, दान, हस्ताक्षर, सहमत, स्वीकार, अनुमति, अधिकृत, अनुमोद, पुष्टि,
    जमा, भेज, प्रस्तुत, सबमिट, प्रकाशित, स्थानांतर, ट्रांसफर, निकास, निवेश, बेच, हटा, मिटा, खाता बंद, समाप्त, रद्द, आवेदन,
    पूर्ण कर, नवीनीकर, लॉग आउट`,
  ar: `دفع, سداد, سدد, شراء, اشتر, طلب, احجز, حجز, تبرع, توقيع, وقع, موافق, أوافق, اوافق, قبول, أقبل, اقبل, تفويض, اعتماد, تأكيد,
    تاكيد, أكد, اكد, إرسال, ارسال, أرسل, ارسل, تقديم, قدم, نشر, تحويل, حول, سحب, إيداع, ايداع, استثمار, بيع, حذف, احذف, إزالة,
    ازالة, إغلاق, اغلاق, إنهاء, انهاء, إلغاء, الغاء, إتمام, اتمام, تجديد, تسجيل الخروج`,
};

const STARTS = new RegExp(`(?<![\\p{L}\\p{M}])(?:${alternatives(AT_WORD_STARTS)})`, 'iu');
const WITHIN = new RegExp(alternatives(ANYWHERE), 'u');
/** Vowel signs and the stretching line of Arabic, which may be written or not. */
const UNWRITTEN = /[\u064b-\u0652\u0640]/g;

/** Whether words on a control speak of something final. */
export function speaksOfFinal(words: string): boolean {
  const line = words.normalize('NFC').replace(/[’`´]/g, "'").replace(/\s+/g, ' ');
  return STARTS.test(line) || WITHIN.test(line.replace(UNWRITTEN, ''));
}

function alternatives(lists: Readonly<Record<string, string>>): string {
  return Object.values(lists)
    .flatMap((list) => list.split(','))
    .map((word) => word.trim().normalize('NFC'))
    .join('|');
}
