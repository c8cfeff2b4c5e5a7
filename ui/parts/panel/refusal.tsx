import { Alert } from '@mantine/core';
import { useLanguage } from '../../language.tsx';
import { failureText } from '../../toast.ts';

/** Above the button of a form: why what was sent was not accepted; the fields at `shown` say it themselves. Nothing while there is no error. */
export function Refusal({ error, shown = [] }: { error: unknown; shown?: readonly string[] }) {
  const { t } = useLanguage();
  if (!error) return null;
  return (
    <Alert color="red" variant="outline" role="alert">
      {failureText(error, t, shown)}
    </Alert>
  );
}
