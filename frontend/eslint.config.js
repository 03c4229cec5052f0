import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import a11y from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

export default defineConfig(
  globalIgnores(['dist', 'src/api/schema.d.ts']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [hooks.configs.flat.recommended, a11y.flatConfigs.recommended],
    plugins: { boundaries },
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.d.ts'] } },
      'boundaries/include': ['src/**/*'],
      'boundaries/elements': [
        { type: 'api', pattern: 'src/api' },
        { type: 'words', pattern: 'src/app/words' },
        { type: 'ui', pattern: 'src/ui' },
        { type: 'feature', pattern: 'src/features/*', capture: ['context'] },
        { type: 'app', pattern: 'src/app' },
      ],
    },
    rules: {
      'boundaries/no-unknown-files': 'error',
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: 'Imports go one way: api → words → ui → features → app, and never from one feature to another.',
          policies: [
            { from: { element: { type: 'api' } }, allow: { to: { element: { type: 'api' } } } },
            { from: { element: { type: 'words' } }, allow: { to: { element: { type: ['api', 'words'] } } } },
            { from: { element: { type: 'ui' } }, allow: { to: { element: { type: ['api', 'words', 'ui'] } } } },
            {
              from: { element: { type: 'feature' } },
              allow: [
                { to: { element: { type: ['api', 'words', 'ui'] } } },
                { to: { element: { type: 'feature', captured: { context: '{{from.element.captured.context}}' } } } },
              ],
            },
            {
              from: { element: { type: 'app' } },
              allow: { to: { element: { type: ['api', 'words', 'ui', 'feature', 'app'] } } },
            },
          ],
        },
      ],
    },
  },
);
