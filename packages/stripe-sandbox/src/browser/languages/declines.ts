import type { Language } from './language.ts'

/** What the API says of a card, by decline_code or code; English as the API words it. */
const EN = {
  card_declined: 'Your card was declined.',
  insufficient_funds: 'Your card has insufficient funds.',
  card_velocity_exceeded:
    'Your card was declined for making repeated attempts too frequently or exceeding its amount limit.',
  expired_card: 'Your card has expired.',
  incorrect_cvc: "Your card's security code is incorrect.",
  invalid_cvc: "Your card's security code is invalid.",
  incorrect_number: 'Your card number is incorrect.',
  invalid_number: 'The card number is not a valid credit card number.',
  invalid_expiry_month: "Your card's expiration month is invalid.",
  invalid_expiry_year: "Your card's expiration year is invalid.",
  incorrect_zip: 'Your postal code is incorrect.',
  processing_error: 'An error occurred while processing your card. Try again in a little bit.',
  authentication_required: 'Your card was declined. This transaction requires authentication.',
  payment_intent_authentication_failure:
    'We are unable to authenticate your payment method. Please choose a different payment method and try again.',
}

export type Decline = keyof typeof EN

export const DECLINES: Record<Language, Record<Decline, string>> = {
  en: EN,
  'zh-Hant': {
    card_declined: '您的卡片遭到拒絕。',
    insufficient_funds: '您的卡片餘額不足。',
    card_velocity_exceeded: '您的卡片因嘗試次數過於頻繁或超過金額限制而遭到拒絕。',
    expired_card: '您的卡片已過期。',
    incorrect_cvc: '您的卡片安全碼不正確。',
    invalid_cvc: '您的卡片安全碼無效。',
    incorrect_number: '您的卡號不正確。',
    invalid_number: '此卡號不是有效的信用卡號碼。',
    invalid_expiry_month: '您的卡片到期月份無效。',
    invalid_expiry_year: '您的卡片到期年份無效。',
    incorrect_zip: '您的郵遞區號不正確。',
    processing_error: '處理您的卡片時發生錯誤。請稍後再試。',
    authentication_required: '您的卡片遭到拒絕。此交易需要驗證。',
    payment_intent_authentication_failure:
      '我們無法驗證您的付款方式。請選擇其他付款方式，然後再試一次。',
  },
  de: {
    card_declined: 'Ihre Karte wurde abgelehnt.',
    insufficient_funds: 'Ihre Karte ist nicht ausreichend gedeckt.',
    card_velocity_exceeded:
      'Ihre Karte wurde wegen zu häufiger Versuche oder Überschreitung des Betragslimits abgelehnt.',
    expired_card: 'Ihre Karte ist abgelaufen.',
    incorrect_cvc: 'Der Sicherheitscode Ihrer Karte ist falsch.',
    invalid_cvc: 'Der Sicherheitscode Ihrer Karte ist ungültig.',
    incorrect_number: 'Ihre Kartennummer ist falsch.',
    invalid_number: 'Die Kartennummer ist keine gültige Kreditkartennummer.',
    invalid_expiry_month: 'Der Ablaufmonat Ihrer Karte ist ungültig.',
    invalid_expiry_year: 'Das Ablaufjahr Ihrer Karte ist ungültig.',
    incorrect_zip: 'Ihre Postleitzahl ist falsch.',
    processing_error:
      'Bei der Verarbeitung Ihrer Karte ist ein Fehler aufgetreten. Versuchen Sie es in Kürze erneut.',
    authentication_required:
      'Ihre Karte wurde abgelehnt. Diese Transaktion erfordert eine Authentifizierung.',
    payment_intent_authentication_failure:
      'Wir können Ihre Zahlungsmethode nicht authentifizieren. Wählen Sie eine andere Zahlungsmethode und versuchen Sie es erneut.',
  },
  fr: {
    card_declined: 'Votre carte a été refusée.',
    insufficient_funds: 'Les fonds de votre carte sont insuffisants.',
    card_velocity_exceeded:
      'Votre carte a été refusée, car elle a fait l’objet de tentatives trop fréquentes ou dépasse son plafond.',
    expired_card: 'Votre carte a expiré.',
    incorrect_cvc: 'Le code de sécurité de votre carte est incorrect.',
    invalid_cvc: 'Le code de sécurité de votre carte est invalide.',
    incorrect_number: 'Votre numéro de carte est incorrect.',
    invalid_number: 'Le numéro de carte n’est pas un numéro de carte de crédit valide.',
    invalid_expiry_month: 'Le mois d’expiration de votre carte est invalide.',
    invalid_expiry_year: 'L’année d’expiration de votre carte est invalide.',
    incorrect_zip: 'Votre code postal est incorrect.',
    processing_error:
      'Une erreur s’est produite lors du traitement de votre carte. Réessayez dans quelques instants.',
    authentication_required:
      'Votre carte a été refusée. Cette transaction nécessite une authentification.',
    payment_intent_authentication_failure:
      'Nous ne parvenons pas à authentifier votre moyen de paiement. Choisissez un autre moyen de paiement et réessayez.',
  },
  ja: {
    card_declined: 'カードが拒否されました。',
    insufficient_funds: 'カードの残高が不足しています。',
    card_velocity_exceeded:
      '短時間に繰り返し試行されたか、利用限度額を超えたため、カードが拒否されました。',
    expired_card: 'カードの有効期限が切れています。',
    incorrect_cvc: 'カードのセキュリティコードが正しくありません。',
    invalid_cvc: 'カードのセキュリティコードが無効です。',
    incorrect_number: 'カード番号が正しくありません。',
    invalid_number: 'このカード番号は有効なクレジットカード番号ではありません。',
    invalid_expiry_month: 'カードの有効期限の月が無効です。',
    invalid_expiry_year: 'カードの有効期限の年が無効です。',
    incorrect_zip: '郵便番号が正しくありません。',
    processing_error:
      'カードの処理中にエラーが発生しました。しばらくしてからもう一度お試しください。',
    authentication_required: 'カードが拒否されました。この取引には認証が必要です。',
    payment_intent_authentication_failure:
      '支払い方法を認証できませんでした。別の支払い方法を選んで、もう一度お試しください。',
  },
  es: {
    card_declined: 'Tu tarjeta ha sido rechazada.',
    insufficient_funds: 'Tu tarjeta no tiene fondos suficientes.',
    card_velocity_exceeded:
      'Tu tarjeta ha sido rechazada por intentos demasiado frecuentes o por superar su límite de importe.',
    expired_card: 'Tu tarjeta ha caducado.',
    incorrect_cvc: 'El código de seguridad de tu tarjeta es incorrecto.',
    invalid_cvc: 'El código de seguridad de tu tarjeta no es válido.',
    incorrect_number: 'El número de tu tarjeta es incorrecto.',
    invalid_number: 'El número no es un número de tarjeta de crédito válido.',
    invalid_expiry_month: 'El mes de caducidad de tu tarjeta no es válido.',
    invalid_expiry_year: 'El año de caducidad de tu tarjeta no es válido.',
    incorrect_zip: 'Tu código postal es incorrecto.',
    processing_error:
      'Se ha producido un error al procesar tu tarjeta. Inténtalo de nuevo en unos instantes.',
    authentication_required:
      'Tu tarjeta ha sido rechazada. Esta transacción requiere autenticación.',
    payment_intent_authentication_failure:
      'No podemos autenticar tu método de pago. Elige otro método de pago e inténtalo de nuevo.',
  },
}
