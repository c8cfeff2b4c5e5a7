/** Letters from customers who write English. */
import { CUSTOMERS } from '../customers.ts';
import { pdf } from '../files.ts';
import type { Letter } from '../letter.ts';

const { emily, james } = CUSTOMERS;

export const ENGLISH: Letter[] = [
  {
    key: 'en-delivery',
    from: emily,
    type: 'question',
    hoursAgo: 0.45,
    subject: 'Do you deliver to Cyprus?',
    text: `Hello,

I would like to order the espresso machine as a gift for my sister in Girne. Do you deliver there, and what would the shipping cost be?

Thanks,
Emily Carter`,
  },
  {
    key: 'en-late',
    from: james,
    type: 'complaint',
    hoursAgo: 42,
    subject: 'Order 10460 still not delivered',
    text: `Hi,

My order was promised for last Friday and the tracking page has not changed since. This is the second time. Please tell me where the parcel is, or refund me.

James Wilson

Sent from my iPhone`,
  },
  {
    key: 'en-invoice',
    from: james,
    type: 'request',
    hoursAgo: 50,
    subject: 'Invoice with company details',
    text: `Hello,

could you please issue the invoice for order 10391 to my company instead? The details are in the attached PDF.

Best regards,
James Wilson`,
    files: [
      {
        name: 'company details.pdf',
        mediaType: 'application/pdf',
        content: pdf(['Wilson Trading Ltd.', '12 Harbour Street', 'Tax no. 000 111 222']),
      },
    ],
  },
  {
    key: 'en-manual',
    from: emily,
    type: 'request',
    hoursAgo: 2.88,
    subject: 'English manual for the BF-640 oven',
    text: `Hello, the box only had a Turkish manual in it. Could you send me an English one as a PDF?`,
  },
  {
    key: 'en-idea',
    from: emily,
    type: 'suggestion',
    hoursAgo: 19,
    subject: 'Suggestion: English product pages',
    text: `I love your shop, but many product pages are only in Turkish, and the machine translation of my browser turns "fırın" into "bakery". Even a short English summary would help.

Emily`,
    html: `<div dir="ltr">I love your shop, but many product pages are only in Turkish, and the machine translation of my browser turns <i>"fırın"</i> into <i>"bakery"</i>. Even a short English summary would help.<br><br>Emily</div>`,
  },
  {
    key: 'en-thread',
    from: james,
    type: 'question',
    hoursAgo: 2.7,
    subject: 'Re: Your warranty',
    text: `Thanks for the information. Does the warranty also cover the battery?

On Mon, Nov 16, 2026 at 10:12 AM Bilet Destek <destek@bilet.test> wrote:

> Dear Mr Wilson,
>
> the warranty of your vacuum cleaner ends in May 2028.`,
  },
];
