import type { Stripe } from '@stripe/stripe-js'
import { notInSandbox } from '../integration-error.ts'

const paysByElement = (name: string) =>
  notInSandbox(`stripe.${name}()`, 'stripe.confirmPayment() with the Payment Element')
const setsUpByElement = (name: string) =>
  notInSandbox(`stripe.${name}()`, 'stripe.confirmSetup() with the Payment Element')

const BANK_ACCOUNT = 'us_bank_account in the Payment Element'

/**
 * The methods of Stripe.js that are not in the sandbox. Together with the ones in make-stripe.ts
 * they are all: one that a new version of stripe-js adds fails to compile there, and one that it
 * removes fails here.
 */
export const refusedMethods = {
  confirmAcssDebitPayment: paysByElement('confirmAcssDebitPayment'),
  confirmUsBankAccountPayment: paysByElement('confirmUsBankAccountPayment'),
  confirmAlipayPayment: paysByElement('confirmAlipayPayment'),
  confirmAuBecsDebitPayment: paysByElement('confirmAuBecsDebitPayment'),
  confirmBancontactPayment: paysByElement('confirmBancontactPayment'),
  confirmBilliePayment: paysByElement('confirmBilliePayment'),
  confirmBlikPayment: paysByElement('confirmBlikPayment'),
  confirmBoletoPayment: paysByElement('confirmBoletoPayment'),
  confirmCashappPayment: paysByElement('confirmCashappPayment'),
  confirmCustomerBalancePayment: paysByElement('confirmCustomerBalancePayment'),
  confirmEpsPayment: paysByElement('confirmEpsPayment'),
  confirmFpxPayment: paysByElement('confirmFpxPayment'),
  confirmGiropayPayment: paysByElement('confirmGiropayPayment'),
  confirmGrabPayPayment: paysByElement('confirmGrabPayPayment'),
  confirmIdealPayment: paysByElement('confirmIdealPayment'),
  confirmKlarnaPayment: paysByElement('confirmKlarnaPayment'),
  confirmKonbiniPayment: paysByElement('confirmKonbiniPayment'),
  confirmMobilepayPayment: paysByElement('confirmMobilepayPayment'),
  confirmMultibancoPayment: paysByElement('confirmMultibancoPayment'),
  confirmOxxoPayment: paysByElement('confirmOxxoPayment'),
  confirmP24Payment: paysByElement('confirmP24Payment'),
  confirmPayByBankPayment: paysByElement('confirmPayByBankPayment'),
  confirmPayNowPayment: paysByElement('confirmPayNowPayment'),
  confirmPayPalPayment: paysByElement('confirmPayPalPayment'),
  confirmPixPayment: paysByElement('confirmPixPayment'),
  confirmPromptPayPayment: paysByElement('confirmPromptPayPayment'),
  confirmSepaDebitPayment: paysByElement('confirmSepaDebitPayment'),
  confirmSofortPayment: paysByElement('confirmSofortPayment'),
  confirmTwintPayment: paysByElement('confirmTwintPayment'),
  confirmWechatPayPayment: paysByElement('confirmWechatPayPayment'),
  verifyMicrodepositsForPayment: notInSandbox(
    'stripe.verifyMicrodepositsForPayment()',
    BANK_ACCOUNT,
  ),
  createRadarSession: notInSandbox('stripe.createRadarSession()'),
  collectBankAccountForPayment: notInSandbox('stripe.collectBankAccountForPayment()', BANK_ACCOUNT),
  confirmAcssDebitSetup: setsUpByElement('confirmAcssDebitSetup'),
  confirmUsBankAccountSetup: setsUpByElement('confirmUsBankAccountSetup'),
  confirmAuBecsDebitSetup: setsUpByElement('confirmAuBecsDebitSetup'),
  confirmBacsDebitSetup: setsUpByElement('confirmBacsDebitSetup'),
  confirmBancontactSetup: setsUpByElement('confirmBancontactSetup'),
  confirmBlikSetup: setsUpByElement('confirmBlikSetup'),
  confirmCashappSetup: setsUpByElement('confirmCashappSetup'),
  confirmIdealSetup: setsUpByElement('confirmIdealSetup'),
  confirmAmazonPaySetup: setsUpByElement('confirmAmazonPaySetup'),
  confirmPayPalSetup: setsUpByElement('confirmPayPalSetup'),
  confirmSepaDebitSetup: setsUpByElement('confirmSepaDebitSetup'),
  confirmSofortSetup: setsUpByElement('confirmSofortSetup'),
  confirmAffirmPayment: paysByElement('confirmAffirmPayment'),
  confirmAfterpayClearpayPayment: paysByElement('confirmAfterpayClearpayPayment'),
  verifyMicrodepositsForSetup: notInSandbox('stripe.verifyMicrodepositsForSetup()', BANK_ACCOUNT),
  collectBankAccountForSetup: notInSandbox('stripe.collectBankAccountForSetup()', BANK_ACCOUNT),
  processOrder: notInSandbox('stripe.processOrder()'),
  retrieveOrder: notInSandbox('stripe.retrieveOrder()'),
  paymentRequest: notInSandbox('stripe.paymentRequest()', 'the Express Checkout Element'),
  verifyIdentity: notInSandbox('stripe.verifyIdentity()'),
  collectFinancialConnectionsAccounts: notInSandbox('stripe.collectFinancialConnectionsAccounts()'),
  collectBankAccountToken: notInSandbox('stripe.collectBankAccountToken()'),
  createEphemeralKeyNonce: notInSandbox('stripe.createEphemeralKeyNonce()'),
  initCheckoutElementsSdk: notInSandbox('stripe.initCheckoutElementsSdk()'),
  initCheckoutFormSdk: notInSandbox('stripe.initCheckoutFormSdk()'),
  createEmbeddedCheckoutPage: notInSandbox('stripe.createEmbeddedCheckoutPage()'),
  initializePricing: notInSandbox('stripe.initializePricing()'),
} satisfies Partial<Record<keyof Stripe, () => never>>
