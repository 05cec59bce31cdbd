import { speaksOfFinal } from './final-words';

test.each([
  [
    'en',
    [
      'Pay now',
      'Buy',
      'Sign document',
      'I agree',
      'Confirm',
      'Send',
      'Place order',
      'Transfer money',
      'Delete account',
      'CHECK OUT',
      'Go · Submit',
    ],
  ],
  [
    'nl',
    [
      'Nu betalen',
      'Kopen',
      'Onderteken',
      'Ik ga akkoord',
      'Bevestigen',
      'Verzenden',
      'Bestelling plaatsen',
      'Geld overmaken',
      'Verwijder',
    ],
  ],
  [
    'de',
    [
      'Jetzt bezahlen',
      'Zahlungspflichtig bestellen',
      'Unterschreiben',
      'Ich stimme zu',
      'Bestätigen',
      'Absenden',
      'Überweisen',
      'Löschen',
    ],
  ],
  ['fr', ['Payer', 'Acheter', 'Signer', 'J’accepte', 'Confirmer', 'Envoyer', 'Commander', 'Transférer', 'Supprimer']],
  ['ro', ['Plătește', 'Cumpără', 'Semnează', 'Sunt de acord', 'Confirmă', 'Trimite', 'Comandă', 'Transferă', 'Șterge']],
  ['hi', ['अभी भुगतान करें', 'खरीदें', 'हस्ताक्षर करें', 'मैं सहमत हूँ', 'पुष्टि करें', 'भेजें', 'ऑर्डर करें', 'पैसे ट्रांसफर करें', 'हटाएं']],
  ['ar', ['ادفع الآن', 'شراء', 'توقيع', 'أوافق', 'تأكيد', 'إرسال', 'اطلب الآن', 'تحويل الأموال', 'حذف', 'الدَّفع']],
])('[CTRL-5] in %s, words that end, pay, promise or give away are known', (_, words) => {
  expect(words.filter((word) => !speaksOfFinal(word))).toEqual([]);
});

test('[CTRL-5] words that open or choose are not', () => {
  const words = [
    'Details',
    'Next month',
    'Income',
    'Menu',
    'Help',
    'Country',
    'Meer info',
    'Weitere Angaben',
    'Détails',
    'Détalii',
    'आय',
    'مساعدة',
    'expand',
    'display',
  ];
  expect(words.filter(speaksOfFinal)).toEqual([]);
});
