import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';

import type { Schemas } from '../../../api/client';
import { useWords } from '../../../app/words/dictionary';
import { showInForm } from '../../../ui/formProblem';
import { ProblemAlert } from '../../../ui/ProblemAlert';
import { atFields } from '../atFields';
import { type Entered, fieldPointer, formBody, kindOf, type MemberType } from '../formBody';
import {
  BusinessFields,
  CharterFields,
  ContactFields,
  IdentityFields,
  OrganisationFields,
  PlaceFields,
} from './fields';
import { applyWords } from './words';
import './apply.css';

type Props<Answer> = {
  type: MemberType;
  initial: Entered;
  send: (form: Schemas['ApplicationForm']) => Promise<Answer>;
  onDone: (answer: Answer, form: Schemas['ApplicationForm']) => void;
  submitLabel: string;
  /** Called on every change, to keep what was typed. */
  onChange?: (entered: Entered) => void;
  /** Where the form stands in the body that is sent. */
  within?: string;
};

/** The form on which one applies, for the applicant and for an officer at the counter. */
export function ApplicationForm<Answer>(props: Props<Answer>) {
  const { type, initial, send, onDone, submitLabel, onChange, within } = props;
  const words = useWords(applyWords);
  const [form] = Form.useForm<Entered>();
  const kind = kindOf(type, Form.useWatch('identity_kind', form) ?? initial.identity_kind);
  const handIn = useMutation({
    mutationFn: send,
    onSuccess: onDone,
    onError: (problem) =>
      showInForm(
        form,
        atFields(problem, (pointer) => fieldPointer(pointer, kind, within)),
      ),
  });
  return (
    <Form<Entered>
      form={form}
      layout="vertical"
      size="large"
      className="application-form"
      initialValues={initial}
      scrollToFirstError={{ focus: true, block: 'center' }}
      onValuesChange={(_, entered) => onChange?.(entered)}
      onFinish={(entered) => handIn.mutate(formBody(type, entered))}
    >
      <IdentityFields type={type} kind={kind} />
      <PlaceFields />
      <BusinessFields type={type} />
      {kind === 'uscc' && <OrganisationFields type={type} />}
      <ContactFields />
      <CharterFields />
      <ProblemAlert problem={handIn.error} />
      <Button type="primary" htmlType="submit" block loading={handIn.isPending}>
        {submitLabel || words.submit}
      </Button>
    </Form>
  );
}
