import type { Entered } from '../kit/site';

const cents = (entered: Entered, name: string) =>
  Math.round(Number((entered.get(name) ?? '').replace(/[^\d.-]/g, '')) * 100) || 0;

/** A rough but honest sum: what is earned, what is withheld, what lowers it. */
export function assess(entered: Entered) {
  const sum = (...names: string[]) => names.reduce((total, name) => total + cents(entered, name), 0);
  const income = sum('wages', 'wages2', 'benefit', 'turnover', 'alimony', 'sideJobs', 'rentIncome') - sum('costs');
  const deductions = sum('gifts', 'medicalCosts', 'travelHospital', 'studyCosts', 'mortgageInterest');
  const withheld = sum('wageTax', 'wageTax2', 'benefitTax');
  const due = Math.max(0, Math.round((income - deductions) * 0.3697) - 306_800);
  return { income, deductions, withheld, due, result: withheld - due };
}
