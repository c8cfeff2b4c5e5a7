import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useLanguage } from '../../language.tsx';
import { Only } from '../../shell/only.tsx';
import { Page } from '../../shell/page.tsx';
import { paths } from '../../paths.ts';
import { AllFields } from '../expert/all-fields.tsx';
import type { Settings } from '../expert/mailbox-settings.ts';
import { AddressStep } from './address-step.tsx';
import { consented, recognised, resumed, type Draft, type Step } from './draft.ts';
import { IncomingStep } from './incoming-step.tsx';
import { dropDraft, keepDraft, keptDraft } from './kept-draft.ts';
import { recognition } from './recognition.ts';
import { useReturn } from './use-return.ts';
import { ProofStep } from './proof-step.tsx';
import { SignInStep } from './sign-in-step.tsx';
import { Steps } from './steps.tsx';
import type { Checked } from './proof-lines.ts';
import { type SignIn, useCheck } from './use-check.ts';
import { useProof } from './use-proof.ts';
import classes from './connect.module.css';

/** Connects a mailbox, from one address to the proof that it works. */
export default function ConnectPage() {
  const { t } = useLanguage();
  return (
    <Only needs="mailbox:write" title={t('mailboxes.add')}>
      <Connecting />
    </Only>
  );
}

function Connecting() {
  const { t, language } = useLanguage();
  const [, navigate] = useLocation();
  const [draft, setDraft] = useState<Draft>(() => resumed(keptDraft()));
  const [fault, setFault] = useState<{ code: string; at: string } | null>(null);
  const { step, settings } = draft;
  const [password, setPassword] = useState('');
  const check = useCheck();
  useEffect(() => keepDraft(draft), [draft]);
  useReturn(({ id, address, state, fault: said }) => {
    setFault(said);
    check.reset();
    const at =
      settings.address === address
        ? Promise.resolve(draft)
        : recognition(address).then((found) => recognised(draft, address, found, language));
    void at.then((known) => setDraft(state === 'granted' ? consented(known, id) : known));
  });
  const go = (step: Step) => setDraft((before) => ({ ...before, step }));
  const change = (part: Partial<Settings>) =>
    setDraft((before) => ({ ...before, settings: { ...before.settings, ...part } }));
  const end = () => {
    dropDraft();
    navigate(paths.mailboxes());
  };
  return (
    <Page
      narrow
      title={t('mailboxes.add')}
      actions={
        <Button component={Link} href={paths.mailboxes()} variant="default">
          {t('ledger.back')}
        </Button>
      }
    >
      <div className={classes['room']}>
        <Steps step={step} />
        {step === 'address' && (
          <AddressStep
            address={settings.address}
            onFound={(address, found) => {
              check.reset();
              setDraft((before) => recognised(before, address, found, language));
            }}
          />
        )}
        {step === 'sign-in' && !draft.expert && (
          <SignInStep
            key={draft.found?.provider}
            draft={draft}
            check={check}
            onChange={change}
            onFound={(found) => {
              check.reset();
              setDraft((before) => recognised(before, settings.address, found, language));
            }}
            fault={fault}
            onPassword={(entered) => {
              setPassword(entered);
              go('incoming');
            }}
            onConsent={(consent) => {
              check.reset();
              setDraft(consented(draft, consent));
            }}
            onExpert={() => setDraft({ ...draft, expert: true })}
            onBack={() => go('address')}
          />
        )}
        {step === 'sign-in' && draft.expert && (
          <section className={classes['card']} aria-label={t('connect.expert')}>
            <div className={classes['step']}>
              <AllFields
                mailbox={null}
                initial={settings}
                action={t('connect.prove')}
                onSubmit={(asked) => setDraft({ ...draft, settings: asked, step: 'proof' })}
                onCancel={() => setDraft({ ...draft, expert: false })}
                cancel={t('connect.simple')}
              />
            </div>
          </section>
        )}
        {step === 'incoming' && (
          <IncomingStep
            draft={draft}
            password={password}
            check={check}
            onChange={change}
            onDone={() => go('proof')}
            onBack={() => go('sign-in')}
          />
        )}
        {step === 'proof' && (
          <Proving
            signIn={{ settings, password, consent: draft.consent }}
            earlier={check.data ?? null}
            onBack={() => go('sign-in')}
            onEnd={end}
          />
        )}
      </div>
    </Page>
  );
}

type ProvingProps = { signIn: SignIn; earlier: Checked | null; onBack: () => void; onEnd: () => void };

function Proving({ signIn, earlier, onBack, onEnd }: ProvingProps) {
  const proof = useProof(signIn, earlier, dropDraft);
  return <ProofStep address={signIn.settings.address} proof={proof} onBack={onBack} onEnd={onEnd} />;
}
